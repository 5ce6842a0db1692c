import { longDay, shortDay, timeLeft } from '../../../kernel/format.ts'
import { glue } from '../../../kernel/typo.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { RadioGroup } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { CHANNELS, type Sheet, type Theme } from '../domain/types.ts'
import type { SheetCard } from '../queries/sheet.ts'
import { roundName, sheetDraft } from '../text.ts'
import { boundSheet, KnownRow, type NamedRow, NewRow, themeOptions } from './sheet-rows.tsx'
import type { Here } from './shell.tsx'

export type FillPageProps = {
  readonly here: Here
  readonly sheet: Sheet
  readonly card: SheetCard
  readonly filled: Filled
  readonly named: readonly NamedRow[]
  /** Places of rows that are being named now, and how many of them already hold something. */
  readonly fresh: readonly number[]
  readonly open: number
  readonly themes: readonly Theme[]
  readonly forSchool: boolean
  /** Answered without an account: only this page opens. */
  readonly byLink: boolean
  readonly kept: boolean
}

/** Where a head whose school has nothing new goes at once. */
const ENDING = 'ending'

const Notes = ({ here, sheet, card, forSchool, kept, named }: FillPageProps) => {
  const { t } = here
  return (
    <>
      {kept ? <Note kind="done" title={t.sheet.kept} /> : null}
      {sheet.state === 'sent' ? <Note title={t.sheet.corrects} /> : null}
      {forSchool ? (
        <Note
          title={
            <>
              {t.sheet.forSchool} <span lang="ru">{card.school}</span>
            </>
          }
        >
          {t.sheet.forSchoolWhy}
        </Note>
      ) : null}
      {named.length === 0 ? null : (
        <p class="read">
          {t.sheet.copied} <Link href={`#${ENDING}`}>{t.sheet.same}</Link>
        </p>
      )}
    </>
  )
}

const Side = ({ here, sheet, byLink }: Pick<FillPageProps, 'here' | 'sheet' | 'byLink'>) => {
  const { t, lang, today } = here
  const at = `/deficit-sheets/${sheet.id}`
  return (
    <>
      <p>
        {t.sheet.until} {longDay(sheet.round.dueOn, today, lang)}
        <br />
        {sheet.state === 'sent' ? null : timeLeft(sheet.round.dueOn, today, lang)}
      </p>
      {sheet.keptOn === null ? null : <p class="muted">{t.sheet.keptOn(shortDay(sheet.keptOn))}</p>}
      {byLink ? null : (
        <>
          <p>
            <Link href={`${at}/diagnosis`}>{t.sheet.diagnosis}</Link>
          </p>
          <p>
            <Link href={`${at}/template.xlsx`} download>
              {t.sheet.template}
            </Link>
          </p>
          <p>
            <Link href={`${at}/load`}>{t.sheet.load}</Link>
          </p>
        </>
      )}
    </>
  )
}

const Ending = ({ here, sheet, forSchool, filled }: FillPageProps) => {
  const { t } = here
  return (
    <Stack after>
      {forSchool ? (
        <RadioGroup
          {...boundSheet(filled).text('channel')}
          label={t.sheet.channel}
          options={CHANNELS.map((value) => ({ value, label: t.channels[value] }))}
        />
      ) : null}
      <p class="muted small" id={ENDING}>
        {glue(t.sheet.whoSees)}
      </p>
      <Actions>
        <Button>{sheet.state === 'sent' ? t.sheet.correct : t.sheet.send}</Button>
        <Button kind="other" to={`/deficit-sheets/${sheet.id}/keep`}>
          {t.sheet.keep}
        </Button>
      </Actions>
    </Stack>
  )
}

/** The sheet of a round: last time's deficits first, one question each; then room for new ones. */
export const FillPage = (props: FillPageProps) => {
  const { here, sheet, card, filled, named, fresh, open, themes } = props
  const { t, lang } = here
  const title = roundName(sheet.round.quarterOn, lang)
  const form = boundSheet(filled)
  const options = themeOptions(themes, t)
  return (
    <>
      <MarginHead
        title={title}
        lead={<span lang="ru">{card.school}</span>}
        crumbs={props.byLink ? undefined : [{ label: t.title, href: '/deficits' }, { label: title }]}
      />
      <WithMargin side={<Side here={here} sheet={sheet} byLink={props.byLink} />}>
        <ErrorSummary problems={filled.problems} />
        <Notes {...props} />
        <Form
          action={`/deficit-sheets/${sheet.id}/send`}
          commandKey={here.commandKey}
          version={filled.version}
          draft={sheetDraft(sheet)}
        >
          {named.length === 0 ? null : <h2 class="after">{t.sheet.last}</h2>}
          {named.map((row) => (
            <KnownRow here={here} form={form} at={row.at} fresh={false} row={row} filled={filled} />
          ))}
          <h2 class="after">{t.sheet.fresh}</h2>
          <p class="muted">{t.sheet.freshLead}</p>
          <Stack>
            {fresh.map((at, no) => (
              <NewRow
                here={here}
                form={form}
                at={at}
                fresh
                options={options}
                lang={lang}
                open={no < open}
                no={no + 1}
              />
            ))}
          </Stack>
          <Ending {...props} />
        </Form>
      </WithMargin>
    </>
  )
}
