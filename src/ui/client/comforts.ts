const all = <T extends Element>(selector: string, run: (element: T) => void): void => {
  for (const element of document.querySelectorAll<T>(selector)) run(element)
}

/** After a refused form the reader stands at the list of what to mend. */
export const focusErrors = (): void => document.querySelector<HTMLElement>('.errors')?.focus()

const DOUBLE_PRESS_MS = 2000

/**
 * Swallows the second press of the same button within two seconds, and nothing else: a retry after that always goes
 * through, the server knows a repeat by its command key (decisions 32).
 */
export const guardDoublePress = (): void => {
  let last: { form: EventTarget | null; by: HTMLElement | null; at: number } | null = null
  addEventListener('submit', (event) => {
    const now = performance.now()
    const same = last?.form === event.target && last?.by === event.submitter
    if (last && same && now - last.at < DOUBLE_PRESS_MS) event.preventDefault()
    else last = { form: event.target, by: event.submitter, at: now }
  })
  addEventListener('pageshow', () => {
    last = null
  })
}

/** «Скопировать»: the button appears only where copying works; without it the text stands in a field to be marked. */
export const offerCopy = (): void =>
  all<HTMLButtonElement>('button[data-copy]', (button) => {
    const source = document.getElementById(button.dataset.copy ?? '')
    if (!(source instanceof HTMLTextAreaElement) || !navigator.clipboard) return
    button.hidden = false
    button.addEventListener('click', () => {
      source.select()
      navigator.clipboard.writeText(source.value).then(
        () => {
          button.textContent = button.dataset.copied ?? button.textContent
        },
        () => source.focus(),
      )
    })
  })

/** «Ещё» lies over the page: Escape, a press beside it and leaving it by Tab put it away. */
export const closeMenu = (): void =>
  all<HTMLDetailsElement>('.nav details', (menu) => {
    const leave = (to: EventTarget | null): void => {
      if (to instanceof Node && !menu.contains(to)) menu.open = false
    }
    menu.addEventListener('focusout', (event) => leave(event.relatedTarget))
    addEventListener('click', (event) => leave(event.target))
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      menu.open = false
      menu.querySelector('summary')?.focus()
    })
  })

/** A line to narrow a long list: ticked and chosen lines always stay in sight. */
export const offerFilter = (): void =>
  all<HTMLElement>('[data-filter]', (box) => {
    const field = box.querySelector<HTMLInputElement>('.narrow')
    if (!field) return
    field.hidden = false
    for (const label of box.querySelectorAll<HTMLElement>('label[hidden]')) label.hidden = false
    const lines = [...box.querySelectorAll<HTMLElement>('option, .pick')]
    field.addEventListener('input', () => {
      const wanted = field.value.trim().toLowerCase()
      for (const line of lines) {
        const kept =
          line.querySelector('input:checked') !== null || (line instanceof HTMLOptionElement && line.selected)
        line.hidden = !kept && !(line.textContent ?? '').toLowerCase().includes(wanted)
      }
    })
    // Enter in the line must not send the form
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault()
    })
  })
