/** Words of a call → arguments and options, or every fault in them. */
import type { Call, Command } from './command.ts'
import { UsageFault } from './command.ts'
import { padded, widthOf } from './out.ts'

type Read = { args: string[]; options: Record<string, string>; faults: string[]; unknown: boolean }

function readOption(command: Command, words: string[], read: Read): void {
  const [word = '', ...joined] = (words.shift() ?? '').slice(2).split('=')
  const option = command.options[word]
  const given = joined.length ? joined.join('=') : undefined
  if (!option) {
    read.unknown = true
    read.faults.push(`没有选项 --${word}`)
  } else if (word in read.options) read.faults.push(`选项 --${word} 出现了两次`)
  else if (!option.value) {
    if (given === undefined) read.options[word] = 'on'
    else read.faults.push(`选项 --${word} 不带值，现为“${given}”`)
    return
  }
  if (!option?.value) return
  const value = given ?? (words[0]?.startsWith('--') ? undefined : words.shift())
  if (value === undefined || value === '') read.faults.push(`选项 --${word} 缺少值（${option.value}）`)
  else read.options[word] = value
}

/** Arguments and options of a call. Throws UsageFault with every fault. */
export function readCall(command: Command, given: readonly string[]): Pick<Call, 'args' | 'options'> {
  const words = [...given]
  const read: Read = { args: [], options: {}, faults: [], unknown: false }
  while (words.length > 0) {
    if (words[0] === '--') read.args.push(...words.splice(0).slice(1))
    else if (words[0]?.startsWith('--')) readOption(command, words, read)
    else read.args.push(words.shift() as string)
  }
  const wanted = command.args ?? []
  for (const { name } of wanted.slice(read.args.length)) read.faults.push(`缺少 ${name}`)
  // What follows an unknown option may have been meant as its value.
  if (!read.unknown && !wanted.at(-1)?.many) for (const extra of read.args.slice(wanted.length)) read.faults.push(`多出了“${extra}”`)
  for (const [word, option] of Object.entries(command.options)) {
    if (option.required && !(word in read.options) && !read.faults.some((f) => f.includes(`--${word} `)))
      read.faults.push(`缺少选项 --${word} ${option.value ?? ''}`.trimEnd())
  }
  if (read.faults.length > 0) throw new UsageFault(...read.faults)
  return { args: read.args, options: read.options }
}

const shown = (word: string, { value, required }: Command['options'][string]): string => {
  const text = value ? `--${word} ${value}` : `--${word}`
  return required ? text : `[${text}]`
}

/** One line: how the command is called. */
export const usageLine = (name: string, command: Command): string =>
  ['mingfa', name, ...(command.args ?? []).map((a) => a.name), ...Object.entries(command.options).map(([w, o]) => shown(w, o))].join(' ')

/** How a command is called, with a line for each argument and option. */
export function usage(name: string, command: Command): string {
  const lines = [
    ...(command.args ?? []).map((a) => [a.name, a.help] as const),
    ...Object.entries(command.options).map(([word, o]) => [o.value ? `--${word} ${o.value}` : `--${word}`, o.help] as const),
  ]
  const width = Math.max(0, ...lines.map(([left]) => widthOf(left)))
  return [`用法：${usageLine(name, command)}`, `      ${command.summary}`, ...lines.map(([left, help]) => `  ${padded(left, width)}  ${help}`)].join('\n')
}
