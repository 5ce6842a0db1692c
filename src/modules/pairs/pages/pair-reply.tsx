import { spanText } from '../../../kernel/format.ts'
import { glue } from '../../../kernel/typo.ts'
import type { Filled } from '../../../platform/http/here.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextArea } from '../../../ui/fields/text.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import type { PairQuestion } from '../domain/replies.ts'
import type { OpinionKind, Pair, PairSchool, Side } from '../domain/types.ts'
import { AnswerForm, type Done, Reply, type ReplyHere } from './reply-parts.tsx'
import { OpinionFields } from './school-forms.tsx'

type OfPair = {
  readonly here: ReplyHere
  readonly filled: Filled
  readonly pair: Pair
  readonly school: PairSchool
  readonly done: Done | null
}

const namesOf = (pair: Pair, side: Side) => (
  <span lang="ru">
    {pair.schools
      .filter((school) => school.side === side)
      .map(({ name }) => name)
      .join(', ')}
  </span>
)

const Consent = ({ here, filled, pair, school }: OfPair) => {
  const { t, r } = here
  const at = `/pairs/${pair.id}/reply`
  const hidden = { school: school.organisation, channel: 'self' }
  return (
    <>
      <Section title={r.pair.agreeTitle} after>
        <p>{r.pair.agreeWhy}</p>
        <AnswerForm
          here={here}
          filled={filled}
          action={`${at}/agree`}
          save={t.agree.own}
          hidden={hidden}
          fields={() => null}
        />
      </Section>
      <Section title={r.pair.declineTitle} after>
        <AnswerForm
          here={here}
          filled={filled}
          action={`${at}/decline`}
          save={t.decline.save}
          hidden={{ school: school.organisation }}
          isOther
          nth="2"
          fields={(form) => (
            <TextArea
              {...form.text('reason')}
              label={t.decline.reason}
              hint={t.decline.reasonHint}
              rows={3}
            />
          )}
        />
      </Section>
    </>
  )
}

const Opinion = ({ here, filled, pair, school, kind }: OfPair & { readonly kind: OpinionKind }) => {
  const { t } = here
  return (
    <Section title={t.card[kind]} after>
      <Stack>
        <p>{kind === 'fit' ? t.card.fitWhy : t.card.closingWhy}</p>
        <AnswerForm
          here={here}
          filled={filled}
          action={`/pairs/${pair.id}/reply/opinion`}
          save={t.opinion.save}
          hidden={{ school: school.organisation, kind, channel: 'self' }}
          fields={(form) => <OpinionFields form={form} text={t.opinion} kind={kind} />}
        />
      </Stack>
    </Section>
  )
}

/** A school says by a link whether it agrees to the pair, whether it fits, how the help went. */
export const PairReplyPage = (props: OfPair & { readonly asked: PairQuestion | null }) => {
  const { here, filled, pair, school, done, asked } = props
  const { r, t } = here
  return (
    <Reply
      here={here}
      title={r.pair.title}
      lead={<span lang="ru">{glue(r.pair.for(school.name))}</span>}
      done={done}
      isOver={asked === null}
    >
      <ErrorSummary problems={filled.problems} />
      <SummaryList
        lines={[
          { label: r.pair.who, value: namesOf(pair, 'mentor') },
          { label: r.pair.whom, value: namesOf(pair, 'curated') },
          { label: r.pair.days, value: spanText(pair) },
          { label: t.list.state, value: t.states[pair.state] },
        ]}
      />
      {asked === null ? null : asked === 'agree' ? (
        <Consent {...props} />
      ) : (
        <Opinion {...props} kind={asked} />
      )}
    </Reply>
  )
}
