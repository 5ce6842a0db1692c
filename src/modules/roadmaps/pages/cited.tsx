import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import type { CitedLink } from '../queries/cited.ts'
import type { CitedWords } from '../text/cited.ts'
import type { Here } from './words.ts'

export type CitedPageProps = {
  readonly here: Here
  readonly t: CitedWords
  readonly link: CitedLink
  readonly rows: readonly { readonly row: string; readonly title: string; readonly names: string }[]
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

/** Words of an act beside the rows that they may mean. */
export const CitedPage = ({ here, t, link, rows, values, problems }: CitedPageProps) => {
  const back = `/directives/${link.directive}`
  const form = bindForm(values, problems)
  return (
    <>
      <MarginHead title={t.title} lead={t.lead} crumbs={[{ label: here.t.many, href: '/roadmaps' }]} />
      <WithMargin side={null}>
        <ErrorSummary problems={problems} />
        <blockquote lang="ru">{link.words}</blockquote>
        {rows.length === 0 ? (
          <>
            <p>{t.empty}</p>
            <Link href={back}>{here.t.cancel}</Link>
          </>
        ) : (
          <Form action={`/roadmaps/cited/${link.id}`} commandKey={here.commandKey}>
            <RadioGroup
              {...form.text('row')}
              label={t.row}
              options={[
                ...rows.map(({ row, title, names }) => ({
                  value: row,
                  label: <span lang="ru">{title}</span>,
                  hint: <span lang="ru">{names}</span>,
                })),
                { value: '', label: t.none },
              ]}
            />
            <Actions>
              <Button>{t.save}</Button>
              <Link href={back}>{here.t.cancel}</Link>
            </Actions>
          </Form>
        )}
      </WithMargin>
    </>
  )
}
