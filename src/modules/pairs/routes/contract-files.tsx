import { writeDocx } from '../../../documents/docx/write.ts'
import { docxToPdf, findOffice } from '../../../documents/office.ts'
import { writePrintedTable } from '../../../documents/xlsx/write.ts'
import { addDays } from '../../../kernel/day.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { type Answer, NOT_FOUND, page, type Route, type Visit } from '../../../platform/http/visit.ts'
import { PrintedPaper } from '../../directives/public.ts'
import { inOwnWords, labelsOf } from '../../schools/public.ts'
import { type ReadBytes, renderForm } from '../documents.ts'
import { contractPaper } from '../domain/contracts/paper.ts'
import type { Contract } from '../domain/contracts/types.ts'
import { type ContractValues, tagValues, valuesOf } from '../domain/contracts/values.ts'
import { PaperFrame } from '../pages/contract-paper.tsx'
import { CONTRACTS } from '../pages/contract-shell.tsx'
import { SECTION } from '../pages/shell.tsx'
import { findContract, findTemplate, listContracts, sidesOf } from '../queries/contracts.ts'
import { contractsText } from '../text/contracts.ts'
import { askedContracts, contractHere } from './contracts.tsx'

type Found = {
  readonly contract: Contract
  readonly values: ContractValues
  readonly sha256: string | null
  readonly labels: Awaited<ReturnType<typeof labelsOf>>
}

/** The contract with the words it is printed from, and the file of its form when it has one of its own. */
const find = async (visit: Visit): Promise<Found | null> => {
  const contract = await findContract(visit.tx, visit.param('id'))
  const sides = contract && (contract.sides ?? (await sidesOf(visit.tx, contract)))
  if (!contract || !sides) return null
  const form = contract.template === null ? null : await findTemplate(visit.tx, contract.template)
  return {
    contract,
    values: valuesOf(contract, sides),
    sha256: form?.sha256 ?? null,
    labels: await labelsOf(visit.tx, contract.municipality),
  }
}

/** The model contract in the words of its municipality (R219). */
const paperOf = ({ values, labels }: Found) => contractPaper(values, (text) => inOwnWords(text, labels))

const nameOf = ({ contract }: Found): string =>
  `${contractsText.ru.card.of(contract.number)} ${contract.curatedName}`.replace(/[«»"/\\]/gu, ' ').trim()

const docxOf = async (found: Found, readBytes: ReadBytes): Promise<Uint8Array> => {
  const bytes = found.sha256 === null ? null : await readBytes(found.sha256)
  const own = bytes === null ? null : await renderForm(bytes, found.values)
  return own?.ok ? own.value : writeDocx(paperOf(found))
}

const toPaper = (visit: Visit): Answer => ({
  kind: 'redirect',
  to: `${CONTRACTS}/${visit.param('id')}/paper`,
})

const register = page(`${CONTRACTS}/xlsx`, 'person', async (visit) => {
  // papers are Russian whatever the language of the page
  const c = contractsText.ru
  const all = await listContracts(visit.tx, askedContracts(visit))
  // a register is filed on paper too
  const table = await writePrintedTable({
    sheet: c.list.sheet,
    columns: [
      { title: c.list.number, width: 14 },
      { title: c.card.dated, width: 12, kind: 'day' },
      { title: c.list.mentor, width: 40 },
      { title: c.list.curated, width: 40 },
      { title: c.draft.from, width: 12, kind: 'day' },
      { title: c.draft.until, width: 12, kind: 'day' },
      { title: c.list.state, width: 24 },
      { title: `${c.list.signed}: ${c.summary.mentor}`, width: 14, kind: 'day' },
      { title: `${c.list.signed}: ${c.summary.curated}`, width: 14, kind: 'day' },
      { title: c.list.basis, width: 40 },
    ],
    rows: all.map((each) => [
      each.number,
      each.datedOn,
      each.mentorName,
      each.curatedName,
      each.from,
      addDays(each.until, -1),
      c.states[each.state],
      each.mentorSignedOn,
      each.curatedSignedOn,
      each.basis,
    ]),
  })
  return fileAnswer(table, c.title, 'xlsx')
})

/** The contract as on paper, as DOCX and PDF; the register as XLSX; the model form with words in braces. */
export const contractFileRoutes = (readBytes: ReadBytes): readonly Route[] => [
  register,
  page(`${CONTRACTS}/form/model`, 'person', async () =>
    fileAnswer(
      new Uint8Array(await writeDocx(contractPaper(tagValues()))),
      contractsText.ru.template.model,
      'docx',
    ),
  ),
  page(`${CONTRACTS}/:id/paper`, 'personOrLink', async (visit) => {
    const found = await find(visit)
    if (found === null) return NOT_FOUND
    const here = contractHere(visit)
    return visit.page(
      { title: here.c.card.of(found.contract.number), section: SECTION, paper: true },
      <PaperFrame
        here={here}
        contract={found.contract}
        isOwnForm={found.sha256 !== null}
        hasPdf={visit.scope.link === null && findOffice() !== null}
        back={`${CONTRACTS}/${found.contract.id}${visit.scope.link === null ? '' : '/reply'}`}
      >
        <PrintedPaper paper={paperOf(found)} />
      </PaperFrame>,
    )
  }),
  page(`${CONTRACTS}/:id/docx`, 'personOrLink', async (visit) => {
    const found = await find(visit)
    if (found === null) return NOT_FOUND
    return fileAnswer(await docxOf(found, readBytes), nameOf(found), 'docx')
  }),
  page(`${CONTRACTS}/:id/pdf`, 'person', async (visit) => {
    const found = await find(visit)
    if (found === null) return NOT_FOUND
    const pdf = await docxToPdf(await docxOf(found, readBytes))
    return pdf.ok ? fileAnswer(pdf.value, nameOf(found), 'pdf') : toPaper(visit)
  }),
]
