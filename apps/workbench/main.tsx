/** Starts the workbench in the browser. */
import './oldest.ts'
import './flex-gap.ts'
import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import '../../platform/ui/ui.css'
import './workbench.css'
import { ApiError } from './api.ts'
import { WorkbenchRoutes } from './routes.tsx'
import { reportSignedOut } from './signed-out.ts'
import { theme } from './theme.ts'

dayjs.locale('zh-cn')

const notice = (error: unknown): void => {
  if (error instanceof ApiError && error.status === 401) reportSignedOut()
}

/** Only an unreached server is asked again: an answer will not change by asking. */
const again = (count: number, error: unknown): boolean => error instanceof ApiError && error.status === 0 && count < 2

const client = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: { queries: { retry: again, staleTime: 10_000, refetchOnWindowFocus: false }, mutations: { retry: false } },
})

// Old Chromium drops every rule with `:where()` (before 88) and does not know `inset` (before 87); Ant Design writes both unless told otherwise.
const root = createRoot(document.getElementById('root') as HTMLElement)
root.render(
  <StrictMode>
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider locale={zhCN.default} theme={theme} button={{ autoInsertSpace: false }}>
        <AntApp message={{ top: 'calc(100vh - 96px)', maxCount: 1 }}>
          <QueryClientProvider client={client}>
            <BrowserRouter basename="/workbench">
              <WorkbenchRoutes />
            </BrowserRouter>
          </QueryClientProvider>
        </AntApp>
      </ConfigProvider>
    </StyleProvider>
  </StrictMode>,
)
