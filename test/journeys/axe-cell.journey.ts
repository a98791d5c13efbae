import { describe, inject } from 'vitest'
import { walkThrough } from './axe-walk.ts'
import { useBrowser } from './browser.ts'

const theatre = useBrowser()
const { cells, people, scene, movements, feedback } = inject('stage')

const rotation = `/chi-bo/${cells.thanh}/xoay-vong`
const desk = `/chi-bo/${cells.loi}/nhac-nho`
const table = `/cuoc-hop/${scene.running.meeting}/nhac-nho`
const LINE = `/cuoc-hop/${scene.running.meeting}/kiem-diem/${scene.running.review}/cam-ket/${scene.promised}`

describe('the pages of a cell, for people who see little or listen', () => {
  walkThrough(theatre, [
    {
      as: 'huong',
      pages: [
        `/chi-bo/${cells.thanh}`,
        `/chi-bo/${cells.thanh}/xin-gop-y`,
        `/chi-bo/${cells.thanh}/muc-tieu`,
        `/chi-bo/${cells.thanh}/viec-da-hua`,
        `/chi-bo/${cells.thanh}/goi-y-kiem-diem`,
        `/chi-bo/${cells.thanh}/kiem-tra`,
        `/chi-bo/${cells.thanh}/kiem-tra/${feedback.inspected}`,
        `/chi-bo/${cells.thanh}/kiem-tra/${feedback.inspected}/du-thao`,
        `/chi-bo/${cells.thanh}/kiem-tra/${feedback.inspected}/hoi-them`,
        `/chi-bo/${cells.thanh}/viec-da-hua/in`,
        `/chi-bo/${cells.thanh}/phieu`,
        `/chi-bo/${cells.thanh}/phieu/thang`,
        `/chi-bo/${cells.thanh}/phieu/nhap-thay`,
        `/chi-bo/${cells.thanh}/phieu/cam-ket`,
        `/chi-bo/${cells.thanh}/nho-nhap-thay`,
        `/chi-bo/${cells.thanh}/dot`,
        `/chi-bo/${cells.thanh}/dot/${people.nam}`,
        `/chi-bo/${cells.thanh}/dot/${people.lan}/nhap-thay`,
        `/chi-bo/${cells.thanh}/the`,
        '/xin-bat-dau-lai',
        rotation,
        `${rotation}/doi/${people.lan}`,
        `${rotation}/khong-xep-cung`,
        `${rotation}/in`,
        '/hop/xoay-vong',
        `/chi-bo/${cells.thanh}/quan-triet`,
        `/chi-bo/${cells.thanh}/quan-triet/${movements.briefing}`,
      ],
      wrong: [
        `/chi-bo/${cells.thanh}/dot/${people.lan}/nhap-thay`,
        `/chi-bo/${cells.thanh}/the`,
        `${rotation}/doi/${people.lan}`,
        `${rotation}/khong-xep-cung`,
      ],
    },
    {
      as: 'tam',
      pages: [
        `/chi-bo/${cells.loi}/xoay-vong`,
        `/chi-bo/${cells.loi}/viec-tot`,
        `/chi-bo/${cells.loi}/viec-tot/dan-cam-on`,
        ...['', '/loi-moi', '/danh-sach', '/tan-noi'].map((page) => `/chi-bo/${cells.loi}/tin-nhan${page}`),
        `/chi-bo/${cells.loi}/hop`,
        `/chi-bo/${cells.loi}/hop/them`,
        `/chi-bo/${cells.loi}/hop/ghi-so`,
        `/cuoc-hop/${scene.meeting}`,
        `/cuoc-hop/${scene.meeting}/ngay-gio`,
        `/cuoc-hop/${scene.meeting}/chuong-trinh`,
        `/cuoc-hop/${scene.meeting}/khong-hop`,
        `/cuoc-hop/${scene.meeting}/bat-dau`,
        ...[
          '',
          '/diem-danh',
          '/tu-soi',
          '/kiem-diem',
          '/viec-tot',
          '/cham-diem',
          '/giao-viec',
          '/ket-thuc',
          '/bien-ban',
        ].map((page) => `/cuoc-hop/${scene.running.meeting}${page}`),
        `/cuoc-hop/${scene.running.meeting}/viec/${scene.running.item}`,
        `/cuoc-hop/${scene.running.meeting}/y-kien/${scene.running.item}`,
        `/cuoc-hop/${scene.running.meeting}/bieu-quyet/${scene.running.item}`,
        `/cuoc-hop/${scene.running.meeting}/bieu-quyet/${scene.running.item}?cach=ten`,
        `/cuoc-hop/${scene.running.meeting}/kiem-diem/${scene.running.review}`,
        `/cuoc-hop/${scene.running.meeting}/ket-luan/${scene.running.review}`,
        `/cuoc-hop/${scene.running.meeting}/cam-ket`,
        LINE,
        `/chi-bo/${cells.loi}/cam-ket/2026`,
        `/chi-bo/${cells.loi}/cam-ket/2026/${people.hai}`,
        `/cuoc-hop/${scene.running.meeting}/dot`,
        `/cuoc-hop/${scene.running.meeting}/dot/${people.minh}`,
        `/cuoc-hop/${scene.running.meeting}/dot-chung`,
        `/cuoc-hop/${scene.running.meeting}/bien-ban/in`,
        `/cuoc-hop/${scene.locked}`,
        `/cuoc-hop/${scene.locked}/bien-ban`,
        `/cuoc-hop/${scene.locked}/bien-ban/bo-sung`,
      ],
      wrong: [
        LINE,
        `/cuoc-hop/${scene.running.meeting}/cam-ket`,
        `/chi-bo/${cells.loi}/viec-tot/dan-cam-on`,
        `/chi-bo/${cells.loi}/hop/ghi-so`,
        `/cuoc-hop/${scene.running.meeting}/dot/${people.minh}`,
        `/cuoc-hop/${scene.running.meeting}/giao-viec`,
        `/cuoc-hop/${scene.running.meeting}/ket-luan/${scene.running.review}`,
        `/cuoc-hop/${scene.locked}/bien-ban/bo-sung`,
      ],
    },
    {
      as: 'tam',
      pages: [
        '/nhap-thay',
        `/nhap-thay/${people.minh}/nguoi-thu-hai`,
        `/chi-bo/${cells.loi}/viec-da-hua`,
        `/chi-bo/${cells.loi}/viec-da-hua/in`,
        desk,
        `${desk}/in`,
        `${desk}/neu/${scene.reminders.ground}`,
        `${desk}/viec/${scene.reminders.phuc}`,
        `${desk}/giay/${scene.reminders.phuc}`,
        ...['moi', 'nghe'].map((step) => `${desk}/viec/${scene.reminders.phuc}/${step}`),
        table,
        ...['cong-nhan', 'them-han', 'rut'].map((step) => `${table}/${scene.reminders.minh}/${step}`),
        ...['vang', 'nghe', 'thoi'].map((step) => `${table}/${scene.reminders.phuc}/${step}`),
      ],
      wrong: [
        `${desk}/viec/${scene.reminders.phuc}/nghe`,
        `${desk}/giay/${scene.reminders.phuc}`,
        `${table}/${scene.reminders.minh}/them-han`,
        `${table}/${scene.reminders.phuc}/nghe`,
      ],
    },
  ])
})
