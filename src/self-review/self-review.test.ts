import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { nothingToMark } from '../../test/walk.ts'

const world = useWorld()

describe('the month', () => {
  test('Nam, who has nothing to mark, sends his month and reads that it is sent', async () => {
    const nam = world.as('nam')
    const start = await nam.get('/thang-nay')
    expect(start.text).toContain('Kỳ họp 03/12')
    expect(start.text).toContain('Bắt đầu')
    const check = await nothingToMark(nam)
    expect(check.text).toContain('Không có điều nào được đánh dấu')
    const sent = await nam.follow(await fillForm(nam, check))
    expect(sent.text).toContain('Đồng chí đã tự soi cho kỳ họp 03/12')
  })
})
