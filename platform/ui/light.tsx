/** The traffic light of a term: never colour alone, always in words too. */
import type { TermStanding } from '../../engine/terms.ts'

/** Name of a light for screen readers, which see no colour. */
export const lightWords: Readonly<Record<TermStanding['light'], string>> = {
  green: '绿灯',
  yellow: '黄灯',
  orange: '橙灯',
  red: '红灯',
  grey: '不计时',
}

type LightProps = { light: TermStanding['light']; words: string; provisional?: boolean }

/** Light and words: 剩 2 个工作日, 超期 1 天, 暂停计时. */
export function Light({ light, words, provisional }: LightProps) {
  return (
    <span className={`mf-light mf-light-${light}`}>
      <i role="img" aria-label={lightWords[light]} />
      <span>{words}</span>
      {provisional ? (
        <span className="mf-provisional" title="到期日在已公布的节假日安排之后，公布后自动重算">
          暂定
        </span>
      ) : null}
    </span>
  )
}
