/** A coordinate with at most two decimals: shorter markup, the same picture. */
export const coordinate = (value: number): number => Math.round(value * 100) / 100

/** The same as per cent of the width of a cell. */
export const share = (value: number): string => `${coordinate(value * 100)}%`
