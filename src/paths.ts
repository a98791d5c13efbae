/** The whole app by its addresses. No address says anything about what a member marked. */

type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name | keyof Params<`/${Rest}`>]: string }
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : Record<never, string>

export interface Path<P extends string = string> {
  readonly pattern: P
  /** The address with its parameters filled in. */
  to(...params: keyof Params<P> extends never ? [] : [Params<P>]): string
}

function path<const P extends string>(pattern: P): Path<P> {
  return {
    pattern,
    to: (params?: Record<string, string>) =>
      pattern.replace(/:(\w+)/g, (_, name) => encodeURIComponent(params?.[name] ?? '')),
  } as Path<P>
}

export const paths = {
  home: path('/'),
  health: path('/suc-khoe'),
  asset: path('/assets/:file'),
  paperStyle: path('/giay/:margins'),

  signIn: path('/vao'),
  unlock: path('/vao/phieu'),
  card: path('/the'),
  enrol: path('/the/may-nay'),
  signOut: path('/ra'),
  sheet: path('/phieu-khoi-phuc'),
  sheetKept: path('/phieu-khoi-phuc/da-cat'),
  waiting: path('/may-moi'),
  waitingSheet: path('/may-moi/phieu'),
  waitingFreshStart: path('/may-moi/bat-dau-lai'),

  month: path('/thang-nay'),
  promises: path('/thang-nay/viec-da-hua'),
  skim: path('/thang-nay/luot/:screen'),
  fullList: path('/thang-nay/du-danh-muc/:section'),
  closeLook: path('/thang-nay/soi-ky/:n'),
  learning: path('/thang-nay/hoc-tap'),
  learningDiary: path('/thang-nay/hoc-tap/nhat-ky'),
  plans: path('/thang-nay/cach-sua'),
  plan: path('/thang-nay/cach-sua/:plan'),
  check: path('/thang-nay/gui'),
  reopen: path('/thang-nay/mo-lai'),
  pastMonths: path('/thang-nay/truoc'),
  pastMonth: path('/thang-nay/truoc/:period'),
  slip: path('/phieu-trang'),

  diary: path('/nhat-ky'),
  diaryNew: path('/nhat-ky/moi'),
  diaryExport: path('/nhat-ky/tai-ve'),
  diaryEntry: path('/nhat-ky/:entry'),
  diaryErase: path('/nhat-ky/:entry/xoa'),

  meeting: path('/hop'),
  myRotation: path('/hop/xoay-vong'),
  absence: path('/hop/bao-vang/:meeting'),
  preparation: path('/hop/chuan-bi/:meeting'),
  preparationPaper: path('/hop/chuan-bi/:meeting/in'),
  preparationSend: path('/hop/chuan-bi/:meeting/gui'),
  calendarFeed: path('/lich/:token'),

  minutesPrint: path('/cuoc-hop/:meeting/bien-ban/in'),
  minutesWord: path('/cuoc-hop/:meeting/bien-ban.docx'),

  me: path('/toi'),
  myData: path('/toi/du-lieu'),
  myExport: path('/toi/du-lieu/tai-ve'),
  myErasure: path('/toi/du-lieu/xoa'),
  conclusions: path('/toi/ket-luan'),
  conclusionFix: path('/toi/ket-luan/viec/:plan'),
  conclusionPlan: path('/toi/ket-luan/:conclusion/cach-sua'),
  appeal: path('/toi/ket-luan/:conclusion/de-nghi'),
  deeds: path('/toi/viec-tot'),
  deedNew: path('/toi/viec-tot/ghi'),
  deedDecline: path('/toi/viec-tot/:deed/ke'),
  deedTakeBack: path('/toi/viec-tot/:deed/rut'),
  deedName: path('/toi/viec-tot/:deed/neu-ten'),
  calendar: path('/toi/lich'),
  devices: path('/toi/thiet-bi'),
  deviceApprove: path('/toi/thiet-bi/:device/duyet'),
  deviceRevoke: path('/toi/thiet-bi/:device/bo'),
  freshStartRefuse: path('/toi/thiet-bi/tu-choi-bat-dau-lai'),

  myCell: path('/chi-bo'),
  cell: path('/chi-bo/:cell'),
  cellPaper: path('/chi-bo/:cell/giay'),
  cellClose: path('/chi-bo/:cell/ket-thuc'),
  cellDeclared: path('/chi-bo/:cell/xin-gop-y'),
  cellCards: path('/chi-bo/:cell/the'),
  rotation: path('/chi-bo/:cell/xoay-vong'),
  rotationDraft: path('/chi-bo/:cell/xoay-vong/lap'),
  rotationAdopt: path('/chi-bo/:cell/xoay-vong/thong-qua'),
  rotationMove: path('/chi-bo/:cell/xoay-vong/doi/:person'),
  rotationApart: path('/chi-bo/:cell/xoay-vong/khong-xep-cung'),
  rotationPrint: path('/chi-bo/:cell/xoay-vong/in'),
  cellDeeds: path('/chi-bo/:cell/viec-tot'),
  deedThanks: path('/chi-bo/:cell/viec-tot/dan-cam-on'),
  board: path('/bieu-duong'),
  boardOfCell: path('/bieu-duong/:cell'),
  freshStarts: path('/xin-bat-dau-lai'),
  freshStart: path('/xin-bat-dau-lai/:request'),

  cellMeetings: path('/chi-bo/:cell/hop'),
  meetingNew: path('/chi-bo/:cell/hop/them'),
  meetingFromBook: path('/chi-bo/:cell/hop/ghi-so'),
  meetingHub: path('/cuoc-hop/:meeting'),
  meetingWhen: path('/cuoc-hop/:meeting/ngay-gio'),
  meetingAgenda: path('/cuoc-hop/:meeting/chuong-trinh'),
  meetingNotice: path('/cuoc-hop/:meeting/bao-hop'),
  meetingDrop: path('/cuoc-hop/:meeting/khong-hop'),
  meetingOpen: path('/cuoc-hop/:meeting/bat-dau'),
  meetingRoll: path('/cuoc-hop/:meeting/diem-danh'),
  meetingLine: path('/cuoc-hop/:meeting/tu-soi'),
  meetingItem: path('/cuoc-hop/:meeting/viec/:item'),
  meetingTexts: path('/cuoc-hop/:meeting/loi'),
  meetingSpeech: path('/cuoc-hop/:meeting/y-kien/:about'),
  meetingVote: path('/cuoc-hop/:meeting/bieu-quyet/:about'),
  meetingTask: path('/cuoc-hop/:meeting/giao-viec'),
  meetingReviews: path('/cuoc-hop/:meeting/kiem-diem'),
  meetingReview: path('/cuoc-hop/:meeting/kiem-diem/:review'),
  meetingConclude: path('/cuoc-hop/:meeting/ket-luan/:review'),
  meetingDeeds: path('/cuoc-hop/:meeting/viec-tot'),
  meetingScore: path('/cuoc-hop/:meeting/cham-diem'),
  meetingEnd: path('/cuoc-hop/:meeting/ket-thuc'),
  minutes: path('/cuoc-hop/:meeting/bien-ban'),
  minutesLock: path('/cuoc-hop/:meeting/bien-ban/khoa'),
  minutesAddendum: path('/cuoc-hop/:meeting/bien-ban/bo-sung'),
  meetingDefaults: path('/mac-dinh/hop'),

  committee: path('/dang-uy'),
  appeals: path('/dang-uy/de-nghi'),
  appealAnswer: path('/dang-uy/de-nghi/:conclusion'),
  committeeMeetings: path('/dang-uy/hop'),
  committeeDeeds: path('/dang-uy/viec-tot'),
  figures: path('/dang-uy/so-lieu'),
  release: path('/dang-uy/so-lieu/:quarter'),

  setup: path('/thiet-lap'),
  defaults: path('/mac-dinh'),
  rotationPolicy: path('/mac-dinh/xoay-vong'),
  reminderPolicy: path('/mac-dinh/nhac-nho'),
  organisation: path('/to-chuc'),
  unitNew: path('/to-chuc/them'),
  unit: path('/to-chuc/:unit'),
  unitMerge: path('/to-chuc/:unit/sap-nhap'),
  unitMove: path('/to-chuc/:unit/chuyen'),
  people: path('/dang-vien'),
  personNew: path('/dang-vien/them'),
  person: path('/dang-vien/:person'),
  personTransfer: path('/dang-vien/:person/chuyen'),
  personStatus: path('/dang-vien/:person/tinh-trang'),
  personPost: path('/dang-vien/:person/chuc-vu'),
  personPostEnd: path('/dang-vien/:person/chuc-vu/:post/thoi'),
  imports: path('/nhap-danh-sach'),
  import: path('/nhap-danh-sach/:import'),
  importColumns: path('/nhap-danh-sach/:import/cot'),
  importFix: path('/nhap-danh-sach/:import/sua'),
  importTrial: path('/nhap-danh-sach/:import/thu'),
  importCommit: path('/nhap-danh-sach/:import/ghi'),
  importUndo: path('/nhap-danh-sach/:import/hoan-tac'),
  catalogues: path('/danh-muc'),
  catalogue: path('/danh-muc/:version'),

  demo: path('/mau'),
  demoRole: path('/mau/:role'),
  demoReset: path('/mau/lam-lai'),
} as const

export type PathName = keyof typeof paths
