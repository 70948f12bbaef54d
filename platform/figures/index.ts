/** Figures over the rollups and the typed tables. */
export type { MetricEntry } from './catalogue.ts'
export {
  createFigures,
  type Figure,
  type FigureAsk,
  FigureFault,
  type FigureReader,
  type RecordRow,
  readFigures,
} from './figures.ts'
export { type Period, periodFault, yearBefore, yearOf } from './period.ts'
