/** A figure to reach, and what was measured. */
export interface Figure {
  readonly name: string
  /** As it is printed: « ≤ 300 ms ». */
  readonly toReach: string
  /** As it is printed, with the values behind it. */
  readonly measured: string
  /** Absent where the machine lacks what the measure needs; `measured` then says what. */
  readonly reached?: boolean
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** The figures as a Markdown table. */
export function figureTable(figures: readonly Figure[]): string {
  const verdict = ({ reached }: Figure) => (reached === undefined ? 'non mesuré' : reached ? 'oui' : 'NON')
  return [
    '| Mesure | À atteindre | Mesuré | Atteint |',
    '|---|---|---|---|',
    ...figures.map((figure) =>
      ['', figure.name, figure.toReach, figure.measured, verdict(figure), ''].join(' | ').trim(),
    ),
  ].join('\n')
}
