import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { CheckboxGroup } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty, Note } from '../../../ui/note.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import { passOnText } from '../text/pass-on.ts'

type Held = {
  readonly id: string
  readonly kind: 'role' | 'position'
  readonly name: string
  readonly what: string
}
type Work = { readonly id: string; readonly title: string; readonly label: string }

export type PassOnProps = {
  readonly lang: Language
  readonly commandKey: string
  readonly from: { readonly id: string; readonly name: string }
  readonly to: { readonly id: string; readonly name: string }
  readonly held: readonly Held[]
  readonly work: readonly Work[]
  /** Ids that stay ticked; everything at first. */
  readonly ticked: ReadonlySet<string> | null
  readonly problems: readonly Problem[]
  readonly done: boolean
}

const Choices = ({ lang, commandKey, from, held, work, ticked }: PassOnProps) => {
  const t = passOnText[lang]
  const role = useRoles()
  const chosen = (ids: readonly string[]) => ids.filter((id) => ticked === null || ticked.has(id))
  return (
    <Form action={`/schools/${from.id}/pass-on`} commandKey={commandKey}>
      {held.length === 0 ? null : (
        <CheckboxGroup
          name="held"
          label={t.people}
          values={chosen(held.map(({ id }) => id))}
          options={held.map(({ id, kind, name, what }) => ({
            value: id,
            label: name,
            hint: kind === 'role' ? role(what) : `${t.position}: ${what}`,
          }))}
        />
      )}
      {work.length === 0 ? null : (
        <CheckboxGroup
          name="work"
          label={t.work}
          values={chosen(work.map(({ id }) => id))}
          options={work.map(({ id, title, label }) => ({ value: id, label: title, hint: label }))}
        />
      )}
      <Actions>
        <Button>{t.pass}</Button>
        <Link href={`/schools/${from.id}`}>{t.back}</Link>
      </Actions>
    </Form>
  )
}

/** What stays behind at a closed school, offered to its coordinator as a list to confirm. */
export const PassOnPage = (props: PassOnProps) => {
  const { lang, from, to, held, work, problems, done } = props
  const t = passOnText[lang]
  return (
    <>
      <MarginHead
        title={t.title}
        lead={t.lead(from.name, to.name)}
        crumbs={[{ label: from.name, href: `/schools/${from.id}` }, { label: t.title }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        {done ? <Note kind="done" title={t.done} /> : null}
        {held.length + work.length === 0 ? (
          <Empty title={t.nothing} action={<Link href={`/schools/${from.id}`}>{t.back}</Link>}>
            {t.nothingWhy}
          </Empty>
        ) : (
          <Choices {...props} />
        )}
      </WithMargin>
    </>
  )
}
