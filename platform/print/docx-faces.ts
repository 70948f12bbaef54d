/** Fonts and measures of documents after GB/T 9704. */

/** The standard's fonts by name: they come with the office's machines and may not be shipped by us. */
export const fonts = { body: '仿宋_GB2312', heading: '黑体', subheading: '楷体_GB2312', title: '方正小标宋简体', page: '宋体' } as const
/** The hint keeps Chinese quotation marks in the Chinese font. */
export const face = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: name, hint: 'eastAsia' })

/** Half-points: 二号, 三号, 四号. */
export const SIZE = { title: 44, body: 32, page: 28 } as const

const TWIPS_PER_MM = 1440 / 25.4
export const mm = (n: number): number => Math.round(n * TWIPS_PER_MM)
