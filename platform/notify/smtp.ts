/** One mail over an office's own server. */
import nodemailer from 'nodemailer'

export type Smtp = { host: string; port: number; security: 'tls' | 'starttls' | 'none'; username: string | null; password: string | null; sender: string }
export type Mail = { to: string; subject: string; text: string }

const PATIENCE_MS = 10_000

/** Sends, or throws with what the server said. */
export async function sendMail(smtp: Smtp, { to, subject, text }: Mail): Promise<void> {
  const transport = nodemailer.createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    ...(smtp.username ? { auth: { user: smtp.username, pass: smtp.password ?? '' } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ from: smtp.sender, to, subject, text })
  } finally {
    transport.close()
  }
}
