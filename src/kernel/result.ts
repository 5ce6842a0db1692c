/** What a rule or a command refuses with: a code that `text.ts` puts into words, and where it belongs. */
export type Refusal<Code extends string = string> = {
  readonly code: Code
  /** Name of the form field the sentence stands beside; absent when it concerns the whole form. */
  readonly field?: string
  /** Values that the sentence mentions (dates, names, counts). */
  readonly values?: Readonly<Record<string, string | number>>
}

/** An expected outcome is a value: either it went well, or it was refused for named reasons. */
export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal<Code>[] }

/** Wraps a value as a good outcome. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

/** Refuses for one reason. */
export const refuse = <Code extends string>(
  code: Code,
  field?: string,
  values?: Refusal['values'],
): { ok: false; refusals: readonly Refusal<Code>[] } => ({
  ok: false,
  refusals: [
    { code, ...(field === undefined ? {} : { field }), ...(values === undefined ? {} : { values }) },
  ],
})

/** Refuses for several reasons at once: a person should see all his mistakes together. */
export const refuseAll = <Code extends string>(
  refusals: readonly Refusal<Code>[],
): { ok: false; refusals: readonly Refusal<Code>[] } => ({ ok: false, refusals })
