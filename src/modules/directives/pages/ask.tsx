import type { Child } from 'hono/jsx'
import { findPersonNames, toNominative } from '../../../kernel/person-name.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup, SelectField, type SelectOption } from '../../../ui/fields/choice.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, Stack } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { newPersonAddress } from '../../people/public.ts'
import { candidatesOf } from '../domain/questions.ts'
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

const choicesOf = ({ question, sayTerm, t }: AskProps): { value: string; label: Child }[] => {
  if (question.code === 'ambiguousTerm') {
    const readings = Array.isArray(question.words.readings) ? (question.words.readings as unknown[]) : []
    return [
      ...readings.map((reading, at) => ({ value: String(at), label: sayTerm(reading) })),
      { value: 'leave', label: t.ask.leaveTerm },
    ]
  }
  return [
    ...candidatesOf(question).map((candidate) => ({
      value: `organisation:${candidate.id}`,
      label: candidate.name,
    })),
    { value: 'other', label: t.ask.other },
    { value: 'leave', label: t.ask.leave },
  ]
}

const titleOfQuestion = (question: DirectiveQuestion, t: DirectiveText): string => {
  if (question.code === 'ambiguousTerm') return t.ask.ambiguousTerm
  return question.code === 'unknownParty' ? t.ask.unknownParty : t.ask.unknownSchool
}

/** Whose name the paper writes, as a surname to begin a card with; empty when it names a post only. */
const surnameIn = (words: string): string => {
  const [found] = findPersonNames(words)
  return found === undefined ? '' : toNominative(found.name, 'dative').name.surname
}

/** Somebody the program does not know yet may be added and then chosen here. */
const AddPerson = ({ question, directive, t }: AskProps) => {
  const lastName = surnameIn(String(question.words.asWritten ?? ''))
  return (
    <Link href={newPersonAddress({ back: `/directives/${directive}`, lastName })}>{t.ask.addPerson}</Link>
  )
}

/** A question about whom the paper names: it offers everyone of the node. */
export const isAboutName = ({ code }: Pick<DirectiveQuestion, 'code'>): boolean => code !== 'ambiguousTerm'

/** A writing that is like nothing known is answered in one list; candidates are all in sight. */
const PartyFields = (ask: AskProps) => {
  const { question, parties, t } = ask
  const label = titleOfQuestion(question, t)
  const hint = t.ask.written(String(question.words.asWritten ?? ''))
  return (
    <>
      {candidatesOf(question).length === 0 ? (
        <SelectField
          name="other"
          label={label}
          hint={hint}
          blank={t.ask.otherChoose}
          options={[{ value: 'leave', label: t.ask.leave }, ...parties]}
        />
      ) : (
        <>
          <RadioGroup name="choice" label={label} hint={hint} options={choicesOf(ask)} />
          <SelectField name="other" label={t.ask.otherChoose} optional options={parties} />
        </>
      )}
      <Checkbox name="remember" label={t.ask.remember} checked />
    </>
  )
}

/** One thing only a person can decide. */
export const Ask = (ask: AskProps) => {
  const { question, directive, commandKey, t } = ask
  const number = typeof question.words.number === 'string' ? `${t.ask.row(question.words.number)}. ` : ''
  return (
    <div id={`q-${question.id}`}>
      <Form
        action={`/directives/${directive}/questions/${question.id}`}
        commandKey={`${commandKey.slice(0, 24)}${question.id.slice(24)}`}
      >
        <Stack>
          {isAboutName(question) ? (
            <PartyFields {...ask} />
          ) : (
            <RadioGroup
              name="choice"
              label={titleOfQuestion(question, t)}
              hint={`${number}${t.ask.written(String(question.words.asWritten ?? ''))}`}
              options={choicesOf(ask)}
            />
          )}
          <Actions>
            <Button kind="other" small>
              {t.ask.save}
            </Button>
            {question.code === 'unknownParty' ? <AddPerson {...ask} /> : null}
          </Actions>
        </Stack>
      </Form>
    </div>
  )
}
