import type { Database } from '../platform/database.ts'
import { defaultNoticePolicy, type NoticePolicy } from '../reminder/notice.rules.ts'

export async function noticePolicyOf(_db: Database, _tenant: string, _day: string): Promise<NoticePolicy> {
  return defaultNoticePolicy
}
