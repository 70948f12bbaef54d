/** What the driver of today calls in a page and a Chromium of 2020 lacks. Runs in the driver's own world of scripts: the page never sees it. */

/** Adds what is missing; self-contained, since its text is sent to the browser. */
export function addAids(): void {
  const add = (on: object, name: string, value: unknown): void => {
    if (!(name in on)) Object.defineProperty(on, name, { value, configurable: true, writable: true })
  }
  const at = function (this: ArrayLike<unknown>, i: number): unknown {
    return this[i < 0 ? this.length + i : i]
  }
  add(Array.prototype, 'at', at)
  add(String.prototype, 'at', at)
  add(String.prototype, 'replaceAll', function (this: string, find: string | RegExp, by: string): string {
    return typeof find === 'string' ? this.split(find).join(by) : this.replace(find, by)
  })
  add(Object, 'hasOwn', (o: object, key: string) => Object.getOwnPropertyDescriptor(o, key) !== undefined)
  add(Element.prototype, 'replaceChildren', function (this: Element, ...nodes: Node[]): void {
    while (this.firstChild) this.removeChild(this.firstChild)
    this.append(...nodes)
  })
  add(Element.prototype, 'checkVisibility', function (this: Element): boolean {
    for (let e: Element | null = this; e; e = e.parentElement) if (getComputedStyle(e).display === 'none') return false
    return this.isConnected
  })
  add(
    globalThis,
    'WeakRef',
    class {
      readonly #held: unknown
      constructor(held: unknown) {
        this.#held = held
      }
      deref(): unknown {
        return this.#held
      }
    },
  )
}
