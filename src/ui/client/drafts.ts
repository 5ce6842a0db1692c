const QUIET_MS = 4000
const RETRY_MS = 15_000

/** What was typed, as the form would send it; passwords and files stay out of drafts. */
const fieldsOf = (form: HTMLFormElement): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name)
    const secret = field instanceof HTMLInputElement && field.type === 'password'
    if (typeof value === 'string' && !secret) body.append(name, value)
  }
  body.set('draft_form', form.dataset.draft ?? '')
  body.set('draft_subject', form.dataset.draftSubject ?? '')
  body.set('draft_title', form.dataset.draftTitle ?? document.title)
  body.set('draft_address', form.dataset.draftAddress ?? location.pathname + location.search)
  return body
}

const clock = (): string => new Date().toTimeString().slice(0, 5)

const keepDraft = (form: HTMLFormElement): void => {
  const status = form.querySelector<HTMLElement>('[data-draft-status]')
  let timer = 0
  let dirty = false
  let sent = false

  const say = (words: string | undefined): void => {
    if (status && words) status.textContent = words.replace('{time}', clock())
  }
  const plan = (after: number): void => {
    clearTimeout(timer)
    timer = window.setTimeout(save, after)
  }
  const failed = (): void => {
    dirty = true
    say(status?.dataset.failed)
    plan(RETRY_MS)
  }
  const save = (): void => {
    if (!dirty || sent) return
    dirty = false
    // keepalive: the page may be closing; the answer is then of no interest
    fetch('/drafts', { method: 'POST', body: fieldsOf(form), keepalive: true, redirect: 'manual' }).then(
      (answer) => {
        if (answer.ok) return say(status?.dataset.saved)
        // the server answers and wants a sign-in: the text is kept by sending the form
        return answer.type === 'opaqueredirect' ? say(status?.dataset.left) : failed()
      },
      () => failed(),
    )
  }

  form.addEventListener('input', () => {
    dirty = true
    sent = false
    plan(QUIET_MS)
  })
  form.addEventListener('submit', () => {
    sent = true
    clearTimeout(timer)
  })
  window.addEventListener('online', () => save())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save()
  })
}

/** Saves forms marked `data-draft` to the server a few seconds after the last key (decisions 34). */
export const keepDrafts = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDraft(form)
}
