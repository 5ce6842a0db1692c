import { fileSize } from '../../../kernel/format.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { FileField } from '../../../ui/fields/file.tsx'
import { TextArea, TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Details, Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Now } from '../../../ui/now.tsx'
import type { Proven } from '../domain/outcomes.ts'
import type { Evidence } from '../queries/thread.ts'
import { openingText } from '../text/opening.ts'
import { outcomeWords } from './item-results.tsx'
import type { ItemPageProps } from './item-thread.tsx'
import { numbered } from './numbered.ts'

const base = ({ line }: Pick<ItemPageProps, 'line'>): string => `/deficits/items/${line.id}`

/** What it is, why it is offered, what came of it with others. */
const OfferWords = ({ offer, t }: { readonly offer: Proven; readonly t: ItemPageProps['here']['t'] }) => (
  <p>
    <b lang="ru">{offer.title}</b>
    <br />
    <span class="muted small">{offer.why}</span>
    {offer.outcome === null ? null : (
      <>
        <br />
        <span class="small">{outcomeWords(offer.outcome, t)}</span>
      </>
    )}
  </p>
)

const OfferLine = ({
  props,
  offer,
  at,
}: {
  readonly props: ItemPageProps
  readonly offer: Proven
  readonly at: number
}) => {
  const { here, values, problems } = props
  const { t, commandKey } = here
  const hidden = { source: offer.source, sourceId: offer.id ?? '', title: offer.title }
  const form = numbered(values, problems, at)
  const mine = values.text('at') === String(at)
  return (
    <>
      <OfferWords offer={offer} t={t} />
      <PostButton
        action={`${base(props)}/measures`}
        commandKey={commandKey}
        kind="other"
        small
        hidden={{ ...hidden, decision: 'chosen' }}
      >
        {t.item.choose}
      </PostButton>
      <Details title={t.item.refuse} open={mine && problems.length > 0}>
        <Form
          action={`${base(props)}/measures`}
          commandKey={commandKey}
          hidden={{ ...hidden, decision: 'refused', at }}
        >
          <TextField {...form.text('reason')} label={t.item.reason} />
          <Button kind="other" small>
            {t.item.refuseSave}
          </Button>
        </Form>
      </Details>
    </>
  )
}

/** What the record offers: chosen, or refused with a reason. */
export const Offers = (props: ItemPageProps) => {
  const { here, offers, may, line } = props
  const { t, commandKey } = here
  if (line.state === 'closed' || !may.work) return null
  return (
    <Section title={t.item.offers} after>
      {offers.length === 0 ? (
        <p class="muted">{t.item.noOffers}</p>
      ) : (
        <Rows
          rows={offers.map((offer, at) => ({ children: <OfferLine props={props} offer={offer} at={at} /> }))}
        />
      )}
      <Details title={t.item.own}>
        <Form
          action={`${base(props)}/measures`}
          commandKey={commandKey}
          hidden={{ source: 'own', decision: 'chosen' }}
        >
          <TextField {...bindForm(props.values, props.problems).text('title')} label={t.item.ownTitle} />
          <Button kind="other">{t.item.ownSave}</Button>
        </Form>
      </Details>
    </Section>
  )
}

/** Numbers of these forms go on after those of the offers. */
const FIRST_DONE = 20

/** What was chosen and is not done yet. */
export const Chosen = (props: ItemPageProps) => {
  const { here, thread, may, line } = props
  const { t, commandKey } = here
  const chosen = thread.measures.filter(({ state }) => state === 'chosen')
  if (chosen.length === 0 || line.state === 'closed' || !may.work) return null
  return (
    <Section title={t.item.inWork} after>
      <Rows
        rows={chosen.map((measure, at) => ({
          children: (
            <>
              <b lang="ru">{measure.title}</b>
              <Details title={t.item.report}>
                <Form
                  action={`${base(props)}/done`}
                  commandKey={commandKey}
                  hidden={{ measure: measure.id, at: at + FIRST_DONE }}
                >
                  <TextArea
                    {...numbered(props.values, props.problems, at + FIRST_DONE).text('words')}
                    label={t.item.reportWords}
                    rows={2}
                  />
                  <Button kind="other" small>
                    {t.item.reportSave}
                  </Button>
                </Form>
              </Details>
            </>
          ),
        }))}
      />
    </Section>
  )
}

/** Files of evidence, to be opened by whoever sees the deficit. */
export const Files = ({ files, lang }: { readonly files: Evidence['files']; readonly lang: 'ru' | 'en' }) =>
  files.length === 0 ? null : (
    <ul class="rows">
      {files.map(({ id, name, size }) => (
        <li>
          <Link href={`/files/${id}`}>{name}</Link> <span class="by">{fileSize(size, lang)}</span>
        </li>
      ))}
    </ul>
  )

const GiveEvidence = (props: ItemPageProps) => {
  const { here, values, problems } = props
  const { t, commandKey } = here
  return (
    <Section title={t.item.close} after>
      <p class="muted">{t.item.closeHow}</p>
      <Form action={`${base(props)}/evidence`} commandKey={commandKey} files>
        <TextArea
          {...bindForm(values, problems).text('words')}
          label={t.item.evidenceLabel}
          hint={t.item.evidenceHint}
          rows={3}
        />
        <FileField
          {...bindForm(values, problems).only('files')}
          label={openingText[here.lang].files}
          kinds={openingText[here.lang].kinds}
          multiple
          optional
          kept={props.kept}
        />
        <Actions>
          <Button kind="other">{t.item.evidenceSave}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** What shows that it is filled, and who decides. */
export const EvidencePart = (props: ItemPageProps) => {
  const { here, thread, may, line, values, problems } = props
  const { t, commandKey } = here
  const waiting = thread.evidence.find(({ decision }) => decision === null)
  if (line.state === 'closed') return null
  if (waiting !== undefined)
    return (
      <Section title={t.item.waits} after>
        <p lang="ru">{waiting.words}</p>
        <Files files={waiting.files} lang={here.lang} />
        {may.judge ? (
          <Form action={`${base(props)}/judge`} commandKey={commandKey} hidden={{ evidence: waiting.id }}>
            <TextField
              {...bindForm(values, problems).text('remark')}
              label={t.item.remark}
              hint={t.item.remarkHint}
              optional
            />
            <div class="row actions">
              <Button name="decision" value="accepted">
                {t.item.accept}
              </Button>
              <Button name="decision" value="returned" kind="other">
                {t.item.giveBack}
              </Button>
            </div>
          </Form>
        ) : (
          <p class="muted">{t.item.waitsWhom}</p>
        )}
      </Section>
    )
  return may.work ? <GiveEvidence {...props} /> : null
}

/** Whom it is about, for those who may know. */
export const People = (props: ItemPageProps) => {
  const { here, thread, may, values, problems } = props
  const { t, commandKey } = here
  if (!may.seeNames || (thread.people.length === 0 && !may.name)) return null
  return (
    <Section title={<Now>{t.item.people}</Now>} after>
      <p class="muted small">{t.item.peopleWho}</p>
      <Rows
        rows={thread.people.map((person) => ({
          children: (
            <>
              <span lang="ru">
                {person.name}
                {person.position === '' ? '' : `, ${person.position}`}
              </span>{' '}
              {may.name ? (
                <PostButton
                  action={`${base(props)}/forget`}
                  commandKey={commandKey}
                  hidden={{ person: person.id }}
                  kind="other"
                  small
                >
                  {t.item.forget}
                </PostButton>
              ) : null}
            </>
          ),
        }))}
      />
      {may.name ? (
        <Details title={t.item.nameOne}>
          <Form action={`${base(props)}/people`} commandKey={commandKey}>
            <TextField {...bindForm(values, problems).text('name')} label={t.item.name} />
            <TextField {...bindForm(values, problems).text('position')} label={t.item.position} optional />
            <Button kind="other">{t.item.nameSave}</Button>
          </Form>
        </Details>
      ) : null}
    </Section>
  )
}
