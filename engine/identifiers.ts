/** Identifiers with check digits: 统一社会信用代码 (GB 32100-2015), 公民身份号码 (GB 11643-1999), 行政区划代码 (GB/T 2260, GB/T 10114). */
import { isDay } from './days.ts'

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const PERSON_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const PERSON_CHECKS = '10X98765432'

/** Full-width to half-width, no blanks, upper case; Ⅹ and × become X. Never guesses O for 0. */
export function cleanCode(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]/g, '')
    .replace(/[×✕]/g, 'X')
    .toUpperCase()
    .normalize('NFKC')
}

/** The 18th character of a credit code for its first 17. */
export function creditCheck(first17: string): string {
  let sum = 0
  let weight = 1
  for (const char of first17) {
    sum += CREDIT_ALPHABET.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] as string
}

/** What is wrong with a unified social credit code, in Chinese; undefined when it holds. */
export function creditCodeFault(code: string): string | undefined {
  if (code.length !== 18) return `统一社会信用代码应为18位，现为${code.length}位`
  const odd = [...code].find((c) => !CREDIT_ALPHABET.includes(c))
  if (odd) return `统一社会信用代码中不会出现“${odd}”${odd === 'O' ? '（是否为数字0）' : odd === 'I' ? '（是否为数字1）' : ''}`
  if (!/^[0-9A-Z]{2}\d{6}/.test(code)) return '统一社会信用代码第3至8位应为行政区划数字'
  return creditCheck(code.slice(0, 17)) === code[17] ? undefined : '统一社会信用代码校验位不符，请核对是否录错'
}

/** The 18th character of a citizen identity number for its first 17. */
export function personCheck(first17: string): string {
  const sum = PERSON_WEIGHTS.reduce<number>((total, weight, i) => total + weight * Number(first17[i]), 0)
  return PERSON_CHECKS[sum % 11] as string
}

/** What is wrong with a citizen identity number, in Chinese; undefined when it holds. */
export function personCodeFault(code: string): string | undefined {
  if (code.length !== 18) return `公民身份号码应为18位，现为${code.length}位`
  if (!/^\d{17}[\dX]$/.test(code)) return '公民身份号码应为17位数字加1位数字或X'
  const born = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`
  if (!isDay(born)) return `公民身份号码中的出生日期 ${born} 不存在`
  return personCheck(code.slice(0, 17)) === code[17] ? undefined : '公民身份号码校验位不符，请核对是否录错'
}

/** Either of the two: an 18-character code of a person or of an organisation. */
export function partyCodeFault(code: string): string | undefined {
  if (!creditCodeFault(code) || !personCodeFault(code)) return undefined
  return /^\d{17}[\dX]$/.test(code) ? personCodeFault(code) : creditCodeFault(code)
}

export type Division = { level: 'province' | 'city' | 'county' | 'town' | 'village'; parent?: string }

/** Level and parent of a division code of 6, 9 or 12 digits; undefined when it is none. */
export function division(code: string): Division | undefined {
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(code)) return undefined
  if (code.length === 12) return code.endsWith('000000') ? division(code.slice(0, 6)) : { level: 'village', parent: code.slice(0, 9) }
  if (code.length === 9) return { level: 'town', parent: code.slice(0, 6) }
  if (code.endsWith('0000')) return { level: 'province' }
  if (code.endsWith('00')) return { level: 'city', parent: `${code.slice(0, 2)}0000` }
  return { level: 'county', parent: `${code.slice(0, 4)}00` }
}

/** '999999********8909': first six and last four of a code, the first three and last four of a phone. */
export const maskCode = (code: string): string => (code.length >= 15 ? `${code.slice(0, 6)}${'*'.repeat(code.length - 10)}${code.slice(-4)}` : maskPhone(code))
export const maskPhone = (phone: string): string =>
  phone.length >= 7 ? `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}` : '*'.repeat(phone.length)

/** '张某某' for a natural person's name; public notices show the family name only. */
export const maskName = (name: string): string => (name.length < 2 ? name : `${name[0]}${'某'.repeat(Math.min(name.length - 1, 2))}`)
