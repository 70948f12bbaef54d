/** Figures over the rollups and the typed tables. */
export { catalogueOf, type MetricEntry } from './catalogue.ts'
export {
  createFigures,
  type Figure,
  type FigureAsk,
  FigureFault,
  type FigureReader,
  type RecordAsk,
  type RecordRow,
  type RecordSet,
  readFigures,
} from './figures.ts'
export { type Period, periodFault, yearBefore, yearOf } from './period.ts'
