import type { Child } from 'hono/jsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Stack } from '../../../ui/layout.tsx'
import type { DirectiveQuestion } from '../queries/paper.ts'
import type { DirectiveText } from '../text.ts'

export type AskProps = {
  readonly question: DirectiveQuestion
  readonly directive: string
  readonly parties: readonly SelectOption[]
  readonly commandKey: string
  /** How a reading of a term is said in words. */
  readonly sayTerm: (reading: unknown) => string
  readonly t: DirectiveText
}

type Candidate = { readonly id: string; readonly name: string }

const choicesOf = ({ question, sayTerm, t }: AskProps): { value: string; label: Child }[] => {
  if (question.code === 'ambiguousTerm') {
    const readings = Array.isArray(question.words.readings) ? (question.words.readings as unknown[]) : []
    return [
      ...readings.map((reading, at) => ({ value: String(at), label: sayTerm(reading) })),
      { value: 'leave', label: t.ask.leaveTerm },
    ]
  }
  const candidates = Array.isArray(question.words.candidates)
    ? (question.words.candidates as Candidate[])
    : []
  return [
    ...candidates.map((candidate) => ({ value: `organisation:${candidate.id}`, label: candidate.name })),
    { value: 'other', label: t.ask.other },
    { value: 'leave', label: t.ask.leave },
  ]
}

const titleOfQuestion = (question: DirectiveQuestion, t: DirectiveText): string => {
  if (question.code === 'ambiguousTerm') return t.ask.ambiguousTerm
  return question.code === 'unknownParty' ? t.ask.unknownParty : t.ask.unknownSchool
}

/** One thing only a person can decide. */
export const Ask = (ask: AskProps) => {
  const { question, directive, parties, commandKey, t } = ask
  const isParty = question.code !== 'ambiguousTerm'
  const number = typeof question.words.number === 'string' ? `${t.ask.row(question.words.number)}. ` : ''
  return (
    <div id={`q-${question.id}`}>
      <Form
        action={`/directives/${directive}/questions/${question.id}`}
        commandKey={`${commandKey.slice(0, 24)}${question.id.slice(24)}`}
      >
        <Stack>
          <RadioGroup
            name="choice"
            label={titleOfQuestion(question, t)}
            hint={`${number}${t.ask.written(String(question.words.asWritten ?? ''))}`}
            options={choicesOf(ask)}
          />
          {isParty ? (
            <>
              <SelectField name="other" label={t.ask.otherChoose} optional options={parties} />
              <Checkbox name="remember" label={t.ask.remember} checked />
            </>
          ) : null}
          <Button kind="other" small>
            {t.ask.save}
          </Button>
        </Stack>
      </Form>
    </div>
  )
}
