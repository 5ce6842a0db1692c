import type { Outcome, Reading, Recurrence } from './types.ts'

/** Short signs for tables of tests, so that a reviewer reads an expectation at one glance. */
const ruleSign = (rule: Recurrence): string => {
  const { freq, every, times, ...rest } = rule
  const parts = Object.entries(rest).map(([key, value]) => (value === true ? key : `${key}=${String(value)}`))
  const often = [
    every === undefined || every === 1 ? '' : `/${every}`,
    times === undefined || times === 1 ? '' : `×${times}`,
  ].join('')
  return [`${freq}${often}`, ...parts].join(' ')
}

/** `2022-11-15 deadline`, `2022-11-01…2022-11-30 month`, `{2022-11-15, 2022-11-17}`, `year 2022-01-01…2022-12-31`, `month monthDay=5 deadline`, `- schedule`. */
export const sign = (reading: Reading): string => {
  switch (reading.kind) {
    case 'day': {
      const { kind, date, ...flags } = reading
      return [
        date,
        ...Object.entries(flags).map(([key, value]) => (value === true ? key : `${key}=${value}`)),
      ].join(' ')
    }
    case 'range': {
      const { start, end, precision, parts, count } = reading
      const pieces = parts ? ` [${parts.map(([s, e]) => `${s}…${e}`).join(', ')}]` : ''
      return `${start}…${end} ${precision}${pieces}${count === undefined ? '' : ` ×${count}`}`
    }
    case 'days':
      return `{${reading.dates.join(', ')}}`
    case 'year-round':
      return `year ${reading.start}…${reading.end}`
    case 'recurring': {
      const from = reading.start ? ` from ${reading.start}` : ''
      const to = reading.end ? ` to ${reading.end}` : ''
      return `every ${ruleSign(reading.rule)}${from}${to}`
    }
    case 'undated': {
      const parts = [reading.offset, reading.duration, reading.anchor].filter((part) => part !== undefined)
      return [`- ${reading.reason}`, ...parts].join(' | ')
    }
  }
}

/** The sign of the reading, with «?» before it when a person should look. */
export const outcomeSign = (outcome: Outcome): string =>
  `${outcome.ambiguous ? '? ' : ''}${sign(outcome.reading)}`
