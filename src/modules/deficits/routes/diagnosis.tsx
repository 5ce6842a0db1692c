import { emptyForm, type FormValues } from '../../../platform/http/form.ts'
import { type Answer, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { acceptProposals, diagnose, proposedFor } from '../commands/diagnosis.ts'
import { DiagnosisPage, ProposalsPage } from '../pages/diagnosis.tsx'
import { statementsOf } from '../queries/load.ts'
import { themesById } from '../queries/theme.ts'
import { deficitsText, sheetDraft } from '../text.ts'
import { deficitForm, hereOf, SECTION, sheetToFill } from './visiting.ts'

const showDiagnosis = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await sheetToFill(visit)
  if ('kind' in found) return found
  const here = hereOf(visit)
  const left = typed === null ? await visit.draft('deficit.diagnosis', found.sheet.id) : null
  return visit.page(
    { title: here.t.diagnosis.title, section: SECTION, failed: typed !== null },
    <DiagnosisPage
      here={here}
      sheet={found.sheet.id}
      statements={await statementsOf(visit.tx)}
      filled={{ values: typed?.values ?? left ?? emptyForm, problems: typed?.problems ?? [] }}
    />,
  )
}

const showProposals = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await sheetToFill(visit)
  if ('kind' in found) return found
  const here = hereOf(visit)
  const themes = await themesById(visit.tx)
  return visit.page(
    { title: here.t.diagnosis.proposals, section: SECTION, failed: typed !== null },
    <ProposalsPage
      here={here}
      sheet={found.sheet.id}
      proposed={await proposedFor(visit.tx, { id: found.sheet.id, themes })}
      themes={themes}
      problems={typed?.problems ?? []}
    />,
  )
}

const LEVEL = /^d\.(s\d{2})\.level$/u

const answersIn = (values: FormValues) =>
  Object.fromEntries(
    Object.keys(values.fields).flatMap((name) => {
      const code = LEVEL.exec(name)?.[1]
      if (code === undefined || values.text(name) === '') return []
      return [
        [
          code,
          {
            level: values.text(name),
            material: values.has(`d.${code}.material`),
            pressing: values.has(`d.${code}.pressing`),
          },
        ],
      ]
    }),
  )

/** Routes of the self-diagnosis. */
export const diagnosisRoutes: readonly Route[] = [
  page('/deficit-sheets/:id/diagnosis', 'person', (visit) => showDiagnosis(visit, null)),
  page('/deficit-sheets/:id/proposals', 'person', (visit) => showProposals(visit, null)),
  deficitForm('/deficit-sheets/:id/diagnosis', 'person', {
    command: diagnose,
    input: (values, param) => ({ sheet: param('id'), answers: answersIn(values) }),
    again: showDiagnosis,
    draft: (_values, param) => ({
      ...sheetDraft({ id: param('id') }),
      form: 'deficit.diagnosis',
      title: deficitsText.ru.diagnosis.title,
      address: `/deficit-sheets/${param('id')}/diagnosis`,
    }),
  }),
  deficitForm('/deficit-sheets/:id/proposals', 'person', {
    command: acceptProposals,
    input: (values, param) => ({ sheet: param('id'), themes: values.all('themes') }),
    again: showProposals,
  }),
]
