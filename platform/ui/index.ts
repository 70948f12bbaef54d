/** Shared components of the browser: they know case types as data, and neither routes nor the server. */

export { DayInput } from './day-input.tsx'
export { FormSections } from './form-sections.tsx'
export { type Input, initialInput, inputOf, type PersonOption } from './form-values.ts'
export { Light } from './light.tsx'
export { type PaperRow, PaperTable } from './paper.tsx'
export { FieldErrors, RefusalBox } from './problem.tsx'
export { Fault, Loading, Nothing } from './states.tsx'
export { BackfillTag, StatusTag } from './status.tsx'
export { amount, shown } from './values.ts'
