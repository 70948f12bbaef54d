/** Which addresses may be pushed to: public ones, and those that the operator of the machine permits. */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

const PRIVATE: readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]

const inside = new BlockList()
for (const [address, prefix, family] of PRIVATE) inside.addSubnet(address, prefix, family)

/** '10.1.0.0/16, 127.0.0.1' → the networks that may be pushed to although they are private. Throws on what is no network. */
export function permitted(text = ''): BlockList {
  const list = new BlockList()
  for (const part of text.split(',').flatMap((p) => p.trim() || [])) {
    const [address = '', prefix] = part.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) throw new Error(`MINGFA_WEBHOOK_NETWORKS 应为网段，现有“${part}”`)
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

/** An IPv4 address in IPv6 clothing is the IPv4 address. */
const plain = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address

function allowed(address: string, permit: BlockList): boolean {
  const bare = plain(address)
  const family = isIP(bare) === 6 ? 'ipv6' : 'ipv4'
  return permit.check(bare, family) || !inside.check(bare, family)
}

/** What is wrong with an address that somebody wants pushed to, as far as its words tell; undefined when nothing is. */
export function urlFault(text: string, permit: BlockList): string | undefined {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return '应为 http:// 或 https:// 开头的网址'
  if (url.username || url.password) return '网址里不能写账号和密码'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !allowed(host, permit)) return '不能推送到内部网络的地址'
  if (/^localhost$|\.localhost$/i.test(host) && !allowed('127.0.0.1', permit)) return '不能推送到内部网络的地址'
  return undefined
}

/** The address behind a host's name, to which the connection is then made whatever the name says later. Throws when it may not be pushed to. */
export async function resolved(hostname: string, permit: BlockList): Promise<{ address: string; family: number }> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const found = await lookup(host, { all: true })
  const [first] = found
  if (!first) throw new Error('网址的主机名没有对应的地址')
  if (found.some((f) => !allowed(f.address, permit))) throw new Error('不能推送到内部网络的地址')
  return first
}
