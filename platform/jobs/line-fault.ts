/** What kept us from reaching another machine, in the words of whoever has to see to it. */

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: '对方没有开放这个端口，拒绝连接',
  ECONNRESET: '连接被对方中断',
  EPIPE: '连接被对方中断',
  UND_ERR_SOCKET: '连接被对方中断',
  ENOTFOUND: '找不到这个域名，请核对网址',
  EDNS: '找不到这个域名，请核对网址',
  EAI_AGAIN: '域名解析没有答复，请检查本机的网络',
  EHOSTUNREACH: '网络不通，到不了对方',
  ENETUNREACH: '网络不通，到不了对方',
  ETIMEDOUT: '对方没有在时限内答复',
  ETIMEOUT: '对方没有在时限内答复',
  UND_ERR_CONNECT_TIMEOUT: '对方没有在时限内答复',
  UND_ERR_HEADERS_TIMEOUT: '对方没有在时限内答复',
  CERT_HAS_EXPIRED: '对方的证书已经过期',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方用的是自签证书，本机不认可',
  SELF_SIGNED_CERT_IN_CHAIN: '对方用的是自签证书，本机不认可',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '对方的证书本机不认可',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书与网址不符',
  EAUTH: '账号或者密码不对',
  EENVELOPE: '收件人或者发件人的地址不被接受',
}

/** The error, or the first of what caused it, that bears a code which we know. */
function known(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name === 'TimeoutError') return words.ETIMEDOUT
    const { code } = at as Error & { code?: unknown }
    if (typeof code === 'string' && Object.hasOwn(words, code)) return words[code]
  }
  return undefined
}

/** In a sentence, with the original in brackets for whoever runs the machines; the original alone where we have no words. At most `longest` signs. */
export function lineFault(error: unknown, longest: number): string {
  const original = error instanceof Error ? error.message : String(error)
  const said = known(error)
  return (said ? `${said}${original ? `（${original}）` : ''}` : original).slice(0, longest)
}
