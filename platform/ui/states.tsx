/** What a page shows while it waits, when it fails, and when there is nothing. */
import { Button, Empty, Result, Spin } from 'antd'
import type { ReactNode } from 'react'

/** Waiting; says so in words, because a wheel alone looks like a hang. */
export function Loading({ text = '正在读取…' }: { text?: string }) {
  return (
    <div className="mf-loading" role="status">
      <Spin />
      <span>{text}</span>
    </div>
  )
}

/** A failure with its reason and a way to try again. */
export function Fault({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const message = error instanceof Error ? error.message : '出现故障'
  return <Result status="warning" title="没有读到内容" subTitle={message} extra={onRetry ? <Button onClick={onRetry}>重试</Button> : null} />
}

/** An empty list: what is missing and what to do about it. */
export function Nothing({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {children}
    </Empty>
  )
}
