/** Functions that the libraries use and that Chromium 80 does not have. Loaded before everything else. */

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

for (const prototype of [Array.prototype, String.prototype]) define(prototype, 'at', at)
define(Object, 'hasOwn', (object: object, key: PropertyKey) => Object.hasOwn(object, key))
define(String.prototype, 'replaceAll', function replaceAll(this: string, from: string | RegExp, to: string) {
  return from instanceof RegExp ? this.replace(from, to) : this.split(from).join(to)
})
define(globalThis, 'structuredClone', (value: unknown) => JSON.parse(JSON.stringify(value)))
