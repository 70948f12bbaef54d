import { describe, expect, it } from 'vitest'
import { readCall, usage } from './arguments.ts'
import { type Command, UsageFault } from './command.ts'
import { tableLines } from './out.ts'

const command: Command = {
  summary: '试一试',
  args: [{ name: '文件', help: '台账' }],
  options: {
    office: { value: '机关代码', help: '机关', required: true },
    by: { value: '字段', help: '分组' },
    json: { help: '输出 JSON' },
  },
  run: async () => 0,
}

function faults(...words: string[]): readonly string[] {
  try {
    readCall(command, words)
    return []
  } catch (error) {
    if (error instanceof UsageFault) return error.faults
    throw error
  }
}

describe('命令行的读法', () => {
  it.each([
    [['a.xlsx', '--office', '999901001'], { args: ['a.xlsx'], options: { office: '999901001' } }],
    [['--office=999901001', 'a.xlsx', '--json'], { args: ['a.xlsx'], options: { office: '999901001', json: 'on' } }],
    [['--by=kind=人大建议', '--office', '1', 'a'], { args: ['a'], options: { office: '1', by: 'kind=人大建议' } }],
    [['--office', '1', '--', '--奇怪的文件.xlsx'], { args: ['--奇怪的文件.xlsx'], options: { office: '1' } }],
  ])('%j', (words, call) => {
    expect(readCall(command, words)).toEqual(call)
  })

  it.each([
    [[], ['缺少 文件', '缺少选项 --office 机关代码']],
    [
      ['a', '--offce', '1'],
      ['没有选项 --offce', '缺少选项 --office 机关代码'],
    ],
    [['a', '--office'], ['选项 --office 缺少值（机关代码）']],
    [['a', '--office', '--json'], ['选项 --office 缺少值（机关代码）']],
    [['a', '--office='], ['选项 --office 缺少值（机关代码）']],
    [['a', 'b', '--office', '1'], ['多出了“b”']],
    [['a', '--office', '1', '--office', '2'], ['选项 --office 出现了两次']],
    [['a', '--office', '1', '--json=yes'], ['选项 --json 不带值，现为“yes”']],
    [
      ['--wrong', '--by'],
      ['没有选项 --wrong', '选项 --by 缺少值（字段）', '缺少 文件', '缺少选项 --office 机关代码'],
    ],
  ])('%j 的每一处不对都说出来', (words, expected) => {
    expect(faults(...words)).toEqual(expected)
  })

  it('用法写明参数和选项', () => {
    expect(usage('import', command).split('\n')).toEqual([
      '用法：mingfa import 文件 --office 机关代码 [--by 字段] [--json]',
      '      试一试',
      '  文件               台账',
      '  --office 机关代码  机关',
      '  --by 字段          分组',
      '  --json             输出 JSON',
    ])
  })

  it('表格按汉字的宽度对齐', () => {
    expect(
      tableLines(
        ['指标', '数'],
        [
          ['立案', '12'],
          ['a', '3'],
        ],
      ),
    ).toEqual(['指标  数', '立案  12', 'a     3'])
  })
})
