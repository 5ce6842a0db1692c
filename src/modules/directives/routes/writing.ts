import type { AnyCommand } from '../../../platform/command/command.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { removeAnnex, writeAnnex } from '../commands/annexes.ts'
import { setBlank } from '../commands/blank.ts'
import { moveClause, removeClause, writeClause } from '../commands/clauses.ts'
import { addGround, removeGround, writeHead } from '../commands/writing.ts'
import { directiveSentences } from '../text.ts'
import { showAnnex, showBlank, showClauseForm, showHead, showStart } from './writing-pages.tsx'

type Param = (name: string) => string
const one = (param: Param) => ({ directive: param('id') })
const clauseInput = (values: FormValues, param: Param, clause: string) => ({
  ...one(param),
  clause,
  parent: values.text('parent'),
  addressees: values.all('addressees'),
  ...Object.fromEntries(
    ['addressedAs', 'action', 'modality', 'term', 'control', 'controller'].map((name) => [
      name,
      values.text(name),
    ]),
  ),
})
const texts = (values: FormValues, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values.text(name)]))
const annexInput = (values: FormValues, param: Param, annex: string) => ({
  ...one(param),
  annex,
  ...texts(values, ['title', 'kind', 'body']),
  file: values.files('file')[0] ?? null,
})

const HEAD = [
  'kind',
  'title',
  'purpose',
  'orderingWord',
  'recipient',
  'controlKind',
  'control',
  'controller',
  'signatory',
  'signatoryPosition',
  'prepared',
]
const BLANK = [
  'edition',
  'layout',
  'authority',
  'authorityGenitive',
  'contacts',
  'place',
  'orderingWord',
  'signatoryPosition',
  'marginLeft',
  'typeSize',
]
const sentences = directiveSentences

/** A form whose page is the draft itself. */
export const writingRoutes = (
  again: (visit: Visit, typed: Typed) => Promise<Answer>,
  start: AnyCommand,
): readonly Route[] => {
  const small = { again, sentences }
  return [
    page('/directives/write', 'person', (visit) => showStart(visit, null)),
    form('/directives/write', 'person', {
      command: start,
      input: (values) => texts(values, ['kind', 'title', 'recipient', 'answersTo', 'assignment']),
      again: showStart,
      sentences,
    }),
    page('/directives/blank', 'person', (visit) => showBlank(visit, null)),
    form('/directives/blank', 'person', {
      command: setBlank,
      input: (values) => texts(values, BLANK),
      again: showBlank,
      sentences,
    }),
    page('/directives/:id/writing/head', 'person', (visit) => showHead(visit, null)),
    form('/directives/:id/writing/head', 'person', {
      command: writeHead,
      input: (values, param) => ({ ...one(param), ...texts(values, HEAD) }),
      again: showHead,
      sentences,
    }),
    form('/directives/:id/writing/grounds', 'person', {
      command: addGround,
      input: (values, param) => ({ ...one(param), ...texts(values, ['record', 'words']) }),
      ...small,
    }),
    form('/directives/:id/writing/grounds/:ground/remove', 'person', {
      command: removeGround,
      input: (_values, param) => ({ ...one(param), ground: param('ground') }),
      ...small,
    }),
    page('/directives/:id/writing/clauses/new', 'person', (visit) => showClauseForm(visit, null)),
    form('/directives/:id/writing/clauses/new', 'person', {
      command: writeClause,
      input: (values, param) => clauseInput(values, param, ''),
      again: showClauseForm,
      sentences,
    }),
    page('/directives/:id/writing/clauses/:clause', 'person', (visit) => showClauseForm(visit, null)),
    form('/directives/:id/writing/clauses/:clause', 'person', {
      command: writeClause,
      input: (values, param) => clauseInput(values, param, param('clause')),
      again: showClauseForm,
      sentences,
    }),
    form('/directives/:id/writing/clauses/:clause/move', 'person', {
      command: moveClause,
      input: (values, param) => ({ ...one(param), clause: param('clause'), move: values.text('move') }),
      ...small,
    }),
    form('/directives/:id/writing/clauses/:clause/remove', 'person', {
      command: removeClause,
      input: (_values, param) => ({ ...one(param), clause: param('clause') }),
      ...small,
    }),
    page('/directives/:id/writing/annexes/new', 'person', (visit) => showAnnex(visit, null)),
    form('/directives/:id/writing/annexes/new', 'person', {
      command: writeAnnex,
      input: (values, param) => annexInput(values, param, ''),
      again: showAnnex,
      sentences,
    }),
    page('/directives/:id/writing/annexes/:annex', 'person', (visit) => showAnnex(visit, null)),
    form('/directives/:id/writing/annexes/:annex', 'person', {
      command: writeAnnex,
      input: (values, param) => annexInput(values, param, param('annex')),
      again: showAnnex,
      sentences,
    }),
    form('/directives/:id/writing/annexes/:annex/remove', 'person', {
      command: removeAnnex,
      input: (_values, param) => ({ ...one(param), annex: param('annex') }),
      ...small,
    }),
  ]
}
