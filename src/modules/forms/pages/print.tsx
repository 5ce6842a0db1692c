import type { Language } from '../../../platform/scope/scope.ts'
import { PrintHead } from '../../../ui/print-head.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Answers } from '../domain/answers.ts'
import { visibleFields } from '../domain/conditions.ts'
import { wordsIn } from '../domain/definition.ts'
import type { AnswerSet } from '../domain/types.ts'
import type { AnswerCard } from '../queries/answer.ts'
import { AnswerWords } from './answer-words.tsx'
import { textOf } from './words.ts'

export type PrintProps = {
  readonly set: AnswerSet
  readonly card: AnswerCard
  readonly answers: Answers
  readonly printed: string
  readonly lang: Language
}

/** The paper form: number, question, answer; empty places stay empty to be filled by hand. */
export const AnswerPrintPage = ({ set, card, answers, printed, lang }: PrintProps) => {
  const t = textOf(lang).read
  return (
    <>
      <h1 class="vh">{set.title}</h1>
      <PrintHead
        organisation={card.organisationName ?? ''}
        title={set.title}
        printed={printed}
        source={card.sourceLabel ?? undefined}
      />
      <Table
        caption={wordsIn(set.definition.title, lang)}
        rows={visibleFields(set.definition, answers)}
        columns={[
          { key: 'no', head: t.number, nowrap: true, cell: (field) => field.number },
          { key: 'question', head: t.question, rowHead: true, cell: (field) => wordsIn(field.label, lang) },
          {
            key: 'answer',
            head: t.answer,
            cell: (field) => {
              const answer = answers[field.key]
              return answer === undefined ? (
                <span class="pre"> </span>
              ) : (
                <AnswerWords field={field} answer={answer} files={[]} lang={lang} />
              )
            },
          },
        ]}
      />
    </>
  )
}
