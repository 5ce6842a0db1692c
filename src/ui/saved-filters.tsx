import { Button } from './button.tsx'
import { HiddenFields } from './fields/hidden.tsx'
import { framePaths } from './frame.ts'
import { useCsrf, useSaved, useText } from './surroundings.ts'

/** Filters of this list under names of one's own, and where the one in force gets its name. */
export const SavedLine = ({ list }: { readonly list: string }) => {
  const text = useText().saved
  const csrf = useCsrf()
  const saved = useSaved(list)
  if (saved === undefined) return null
  const isNew = saved.query !== '' && !saved.filters.some(({ current }) => current)
  if (saved.filters.length === 0 && !isNew) return null
  return (
    <div class="saved small noprint">
      {saved.filters.length === 0 ? null : (
        <nav aria-label={text.label}>
          <span class="muted">{text.label}:</span>{' '}
          {saved.filters.map(({ name, href, current }) => (
            <a href={href} aria-current={current ? 'page' : undefined}>
              {name}
            </a>
          ))}
          <a class="muted" href={`${framePaths.filters}?list=${encodeURIComponent(list)}`}>
            {text.manage}
          </a>
        </nav>
      )}
      {isNew ? (
        <details>
          <summary>{text.keep}</summary>
          <form class="filters" method="post" action={framePaths.filters} novalidate>
            <HiddenFields csrf={csrf} commandKey={saved.commandKey} values={{ list, query: saved.query }} />
            <p>
              <label for="saved-name">{text.name}</label>
              <input class="in" type="text" id="saved-name" name="name" maxlength={80} autocomplete="off" />
            </p>
            <p>
              <Button kind="other" small>
                {text.save}
              </Button>
            </p>
          </form>
        </details>
      ) : null}
    </div>
  )
}
