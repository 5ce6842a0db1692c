import { problemOf } from '../../../platform/http/problems.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Actions, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { check } from '../domain/check.ts'
import { fieldsOf, wordsIn } from '../domain/definition.ts'
import type { FormDraft } from '../queries/draft.ts'
import { editingText } from '../text/editing.ts'
import { formsSentences } from '../text/refusals.ts'
import { questionName, ruleWords } from './conditions.tsx'

type DraftPart = { readonly draft: FormDraft; readonly lang: Language }

/** What stands in the way of publication, each with the place to mend it. */
export const Faults = ({ draft, lang }: DraftPart) => {
  const faults = check(draft.definition)
  if (faults.length === 0) return null
  const fields = fieldsOf(draft.definition)
  const at = `/forms/drafts/${draft.id}`
  return (
    <Note kind="need" title={editingText[lang].editor.faults}>
      <ul>
        {faults.map(({ code, where }) => {
          const words = problemOf({ code, values: { where } }, lang, formsSentences).text
          const field = fields.find(({ key }) => key === where)
          const isRule = draft.definition.rules.some(({ key }) => key === where)
          if (field === undefined && !isRule) return <li>{words}</li>
          const href = isRule ? `${at}/rules/${where}` : `${at}/questions/${where}`
          return (
            <li>
              <Link href={href}>{field === undefined ? where : questionName(field, lang)}</Link>: {words}
            </li>
          )
        })}
      </ul>
    </Note>
  )
}

/** Checks between questions, in words. */
export const Rules = ({ draft, lang }: DraftPart) => {
  const t = editingText[lang].editor
  const { rules } = draft.definition
  return (
    <WithMargin sideTitle={t.rules} after id="rules">
      <p class="muted">{t.rulesLead}</p>
      {rules.length === 0 ? <p>{t.noRules}</p> : null}
      <ul class="rows">
        {rules.map((rule) => (
          <li>
            <Link href={`/forms/drafts/${draft.id}/rules/${rule.key}`}>{wordsIn(rule.sentence, lang)}</Link>{' '}
            <span class="by">{ruleWords(rule, fieldsOf(draft.definition), lang)}</span>
          </li>
        ))}
      </ul>
      <Actions>
        <ButtonLink href={`/forms/drafts/${draft.id}/rules/new`} kind="other">
          {t.addRule}
        </ButtonLink>
      </Actions>
    </WithMargin>
  )
}
