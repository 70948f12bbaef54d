/** What browsers have learned since Chromium 80, the build target, and how a call of it looks in a built script. */

/** Holder → what it has only since a later version (the numbers: Chrome's). */
const later: Readonly<Record<string, readonly string[]>> = {
  // 84–99
  globalThis: ['WeakRef', 'FinalizationRegistry', 'AggregateError', 'structuredClone', 'scheduler', 'navigation'],
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  'Uint8Array.prototype.__proto__': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
  'String.prototype': ['replaceAll', 'at', 'isWellFormed', 'toWellFormed'],
  Promise: ['any', 'withResolvers', 'try'],
  Object: ['hasOwn', 'groupBy'],
  'Crypto.prototype': ['randomUUID'],
  Intl: ['DisplayNames', 'Segmenter', 'supportedValuesOf', 'DurationFormat'],
  'Element.prototype': ['replaceChildren', 'getAnimations', 'checkVisibility', 'getHTML', 'setHTMLUnsafe'],
  'Document.prototype': ['replaceChildren', 'getAnimations', 'startViewTransition'],
  'DocumentFragment.prototype': ['replaceChildren'],
  'HTMLInputElement.prototype': ['showPicker'],
  'HTMLElement.prototype': ['showPopover', 'hidePopover', 'togglePopover'],
  'SubmitEvent.prototype': ['submitter'],
  // 100 and above
  'AbortSignal.prototype': ['reason', 'throwIfAborted'],
  AbortSignal: ['timeout', 'any', 'abort'],
  Array: ['fromAsync'],
  Map: ['groupBy'],
  'Map.prototype': ['getOrInsert', 'getOrInsertComputed'],
  'Set.prototype': ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  'Iterator.prototype': ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
  URL: ['canParse', 'parse'],
  RegExp: ['escape'],
  Uint8Array: ['fromBase64', 'fromHex'],
  'Uint8Array.prototype': ['toBase64', 'toHex'],
  'ReadableStream.prototype': ['values'],
}

/** Names that older things have too, or that are words of everyday code: calls of these are not found by reading, only by driving the pages in such a browser. */
const EVERYDAY = new Set(
  'at with any try map filter take drop flatMap reduce toArray forEach some every find union intersection difference values parse reason submitter navigation scheduler'.split(
    ' ',
  ),
)

/** How a call of each of them looks in a built script, by what it is called. */
export const callsOfLater: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries(later).flatMap(([holder, names]) => {
    const one = holder.split('.')[0] ?? ''
    const looks = (name: string): string =>
      holder === 'globalThis' ? `(?<![.\\w])${name}\\(` : holder.includes('.') ? `\\.${name}\\(` : `(?<![.\\w])${one}\\.${name}\\(`
    // Of an object's own functions the holder stands before the name, so that no other can be meant.
    return names
      .filter((name) => !EVERYDAY.has(name) || (holder !== 'globalThis' && !holder.includes('.')))
      .map((name) => [`${holder}.${name}`, new RegExp(looks(name))])
  }),
)
