/** Addresses of the workbench. Pages load when they are opened. */
import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { Loading } from '../../platform/ui/index.ts'
import { SignIn } from './pages/sign-in.tsx'

const Frame = lazy(() => import('./frame.tsx'))
const Desk = lazy(() => import('./pages/desk/desk.tsx'))
const Colleagues = lazy(() => import('./pages/colleagues/colleagues.tsx'))
const CaseList = lazy(() => import('./pages/list/list.tsx'))
const CasePage = lazy(() => import('./pages/case/case.tsx'))
const ActionPage = lazy(() => import('./pages/action/action.tsx'))
const NewCase = lazy(() => import('./pages/action/new-case.tsx'))
const Imports = lazy(() => import('./pages/imports/imports.tsx'))
const Figures = lazy(() => import('./pages/figures/figures.tsx'))
const FigureRecords = lazy(() => import('./pages/figures/records.tsx'))
const Reports = lazy(() => import('./pages/reports/reports.tsx'))
const ReportPage = lazy(() => import('./pages/reports/report.tsx'))
const BoardPage = lazy(() => import('./pages/board/board.tsx'))
const BoardReportPage = lazy(() => import('./pages/board/report.tsx'))
const BoardNoticePage = lazy(() => import('./pages/board/notice.tsx'))
const BoardCompare = lazy(() => import('./pages/board/compare.tsx'))
const OfficesPage = lazy(() => import('./pages/people/offices.tsx'))
const CockpitPage = lazy(() => import('./pages/cockpit/cockpit.tsx'))
const CockpitSteps = lazy(() => import('./pages/cockpit/steps.tsx'))
const SearchPage = lazy(() => import('./pages/search.tsx'))
const NoticesPage = lazy(() => import('./pages/notices.tsx'))
const SettingsPage = lazy(() => import('./pages/settings/settings.tsx'))
const LetterRegister = lazy(() => import('./pages/letters/register.tsx'))
const Templates = lazy(() => import('./pages/templates/templates.tsx'))
const NotFound = lazy(() => import('./pages/not-found.tsx').then((m) => ({ default: m.NotFound })))
const Account = lazy(() => import('./pages/account.tsx'))

/** All routes; everything but the sign-in stands inside the frame. */
export function WorkbenchRoutes() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route element={<Frame />}>
          <Route index element={<Desk />} />
          <Route path="new" element={<NewCase />} />
          <Route path="cases/:type" element={<CaseList />} />
          <Route path="cases/:type/new" element={<NewCase />} />
          <Route path="cases/:type/new/:action" element={<ActionPage />} />
          <Route path="cases/:type/:office/:id" element={<CasePage />} />
          <Route path="cases/:type/:office/:id/do/:action" element={<ActionPage />} />
          <Route path="imports" element={<Imports />} />
          <Route path="imports/:id" element={<Imports />} />
          <Route path="figures" element={<Figures />} />
          <Route path="figures/:metric" element={<FigureRecords />} />
          <Route path="reports" element={<Reports />} />
          <Route path="reports/:id" element={<ReportPage />} />
          <Route path="board" element={<BoardPage />} />
          <Route path="board/compare" element={<BoardCompare />} />
          <Route path="board/reports/:office/:id" element={<BoardReportPage />} />
          <Route path="board/notices/:office/:id" element={<BoardNoticePage />} />
          <Route path="offices" element={<OfficesPage />} />
          <Route path="cockpit" element={<CockpitPage />} />
          <Route path="cockpit/steps/:type/:action" element={<CockpitSteps />} />
          <Route path="search" element={<SearchPage />} />
          <Route path="notices" element={<NoticesPage />} />
          <Route path="settings" element={<SettingsPage />} />
          <Route path="settings/:part" element={<SettingsPage />} />
          <Route path="letters" element={<LetterRegister />} />
          <Route path="templates" element={<Templates />} />
          <Route path="colleagues" element={<Colleagues />} />
          <Route path="account" element={<Account />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  )
}
