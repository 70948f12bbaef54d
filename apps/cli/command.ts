/** What a command of the command line is: its words, what it takes, and what it does. A file in `commands/` exports some. */

/** `value` names what follows the option; an option without it is a switch. */
export type Option = { value?: string; help: string; required?: true }
/** `many` takes one or more of them, and is the last. */
export type Argument = { name: string; help: string; many?: true }

export type Call = {
  /** As many as the command takes, none missing; of the last, where it takes many, all that were given. */
  args: readonly string[]
  /** Value of each option given; of a switch, 'on'. Those that are required are there. */
  options: Readonly<Record<string, string | undefined>>
  out: Out
}

export type Command = {
  /** What it does, in half a line. */
  summary: string
  args?: readonly Argument[]
  options: Readonly<Record<string, Option>>
  /** 0 done, 1 refused or found wrong. Throws UsageFault for a call that makes no sense, RefusedCall for an expected 'no'. */
  run: (call: Call) => Promise<number>
}

/** By name: 'verify', or two words: 'report compose'. */
export type Commands = Readonly<Record<string, Command>>

/** Where a command speaks: JSON on standard output, everything else on standard error. */
export type Out = {
  json: (value: unknown) => void
  say: (text: string) => void
  /** Rows under headings, aligned; Chinese counts as two columns. */
  table: (headings: readonly string[], rows: readonly (readonly string[])[]) => void
}

/** The call makes no sense; every fault is named, and the usage follows. Exit code 2. */
export class UsageFault extends Error {
  readonly faults: readonly string[]
  constructor(...faults: string[]) {
    super(faults.join('；'))
    this.faults = faults
  }
}

/** An expected 'no', in a sentence that says what to do. Exit code 1. */
export class RefusedCall extends Error {}
