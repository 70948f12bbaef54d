/** The report as it prints, beside the text: the saved text, laid out as the exported page. */
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { Loading } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'

async function readPage(report: string): Promise<string> {
  const answer = await fetch(api.reportUrl(report, 'html'), { credentials: 'same-origin' })
  if (!answer.ok) throw new Error('印出样式没有读到，请稍后再试')
  return answer.text()
}

/** `seq` is that of the saved text: with another one the page is read anew. */
export function PrintLook({ report, seq }: { report: string; seq: number }) {
  const page = useQuery({ queryKey: ['report-page', report, seq], queryFn: () => readPage(report), placeholderData: (before) => before })
  return (
    <section className="wb-print-look" aria-label="印出样式">
      <p className="mf-quiet">这是已保存的正文印出来的样子，保存后更新。</p>
      {page.isPending ? <Loading /> : null}
      {page.error ? <Alert type="error" title={page.error.message} /> : null}
      {page.data ? <iframe title="印出样式" sandbox="" srcDoc={page.data} /> : null}
    </section>
  )
}
