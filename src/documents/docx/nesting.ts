const DEEPEST_FIELD = 100

/** Result of a field is text, its code is not; a code left open by a damaged file ends with its paragraph. */
export class Fields {
  #codes: boolean[] = []

  get inCode(): boolean {
    return this.#codes.includes(true)
  }

  mark(type: string | undefined): void {
    if (type === 'begin' && this.#codes.length < DEEPEST_FIELD) this.#codes.push(true)
    else if (type === 'separate') this.#codes.splice(-1, 1, false)
    else if (type === 'end') this.#codes.pop()
  }

  endParagraph(): void {
    this.#codes = this.#codes.map(() => false)
  }
}

/** `mc:AlternateContent` says one thing twice: the first branch is read, the others would double text boxes. */
export class Alternatives {
  readonly #taken: boolean[] = []

  open(): void {
    this.#taken.push(false)
  }

  close(): void {
    this.#taken.pop()
  }

  /** Whether the branch that begins now repeats one that was read. */
  isRepeated(): boolean {
    const already = this.#taken.at(-1) ?? false
    this.#taken.splice(-1, 1, true)
    return already
  }
}
