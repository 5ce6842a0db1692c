import type { Child } from 'hono/jsx'
import type { SignaturePart } from '../../documents/cms/read.ts'
import type { DocumentModel } from '../../documents/model.ts'
import type { Result } from '../../kernel/result.ts'
import type { AnyCommand } from '../../platform/command/command.ts'
import { emptyForm, type StoredFile } from '../../platform/http/form.ts'
import { datedPage, form, page, type Route, type Visit } from '../../platform/http/visit.ts'
import { correctClause, correctRequisites, discardDirective } from './commands/check.ts'
import { answerQuestion, uploadDirective } from './commands/intake.ts'
import type { DirectiveReading } from './domain/reading/types.ts'
import { changesRoutes } from './routes/changes.tsx'
import { showAddressees, showClause, showRequisites } from './routes/check.tsx'
import { controllersRoutes } from './routes/controllers.tsx'
import { paperRoutes } from './routes/draft.tsx'
import { newSchoolsRoutes } from './routes/new-schools.tsx'
import { officeRoutes } from './routes/office.tsx'
import { list, matrix, show, showUpload, tablePage } from './routes/register.tsx'
import { reshapeRoutes } from './routes/reshape.tsx'
import { resolutionRoutes } from './routes/resolution.tsx'
import { twinsRoutes } from './routes/twins.tsx'
import { writingRoutes } from './routes/writing.ts'
import { directiveSentences, directiveText } from './text.ts'

/** Reads an uploaded paper in a child process and understands it; given by the composition. */
export type ReadPaper = (
  file: StoredFile,
) => Promise<Result<{ readonly model: DocumentModel; readonly reading: DirectiveReading }>>

/** Reads what a detached signature says of itself; null when it is none. Given by the composition. */
export type ReadSignature = (file: StoredFile) => Promise<SignaturePart[] | null>

const sentences = directiveSentences

/** What other modules say on the page of signing, before the paper is signed. */
export type BeforeSigning = (visit: Visit, directive: string) => Promise<Child>

/** Commands with which other modules have a part in the same transaction, and what they say before a paper is signed. */
export type Deciding = {
  readonly beforeSigning?: BeforeSigning
  readonly confirm: AnyCommand
  readonly resolve: AnyCommand
  readonly start: AnyCommand
}

/** Routes of the register of papers; the reader of files comes from the composition. */
export const directiveRoutes = (
  readPaper: ReadPaper,
  readSignature: ReadSignature,
  deciding: Deciding,
): readonly Route[] => [
  list,
  page('/directives/new', 'person', (visit) => showUpload(visit, emptyForm, [])),
  form('/directives/new', 'person', {
    command: uploadDirective,
    input: (values) => ({
      file: values.files('file')[0] ?? null,
      level: values.text('level') || 'own',
      model: null,
      reading: null,
    }),
    prepare: async (raw) => {
      const input = raw as { file: StoredFile | null }
      if (input.file === null) return { ok: true, value: raw }
      const read = await readPaper(input.file)
      return read.ok ? { ok: true, value: { ...input, ...read.value } } : read
    },
    again: (visit, typed) => showUpload(visit, typed.values, typed.problems),
    sentences,
  }),
  ...writingRoutes((visit, typed) => show(visit, typed.problems), deciding.start),
  ...changesRoutes((visit, typed) => show(visit, typed.problems)),
  ...paperRoutes,
  ...officeRoutes(readPaper, readSignature, deciding.beforeSigning),
  ...controllersRoutes,
  ...newSchoolsRoutes,
  ...twinsRoutes,
  ...reshapeRoutes((visit, typed) => show(visit, typed.problems)),
  datedPage('/directives/:id', 'person', (visit) => show(visit)),
  page('/directives/:id/clauses/:clause', 'person', (visit) => showClause(visit, null)),
  form('/directives/:id/clauses/:clause', 'person', {
    command: correctClause,
    input: (values, param) => ({
      directive: param('id'),
      clause: param('clause'),
      number: values.text('number'),
      parent: values.text('parent'),
      action: values.text('action'),
      modality: values.text('modality'),
      term: values.text('term'),
      leftOut: values.has('leftOut'),
      remember: values.has('remember'),
      addressees: values.all('addressees'),
    }),
    again: showClause,
    sentences,
    draft: (_values, param) => ({
      form: 'directive.correctClause',
      subject: param('clause'),
      title: directiveText.ru.clauseForm.title(''),
      address: `/directives/${param('id')}/clauses/${param('clause')}`,
    }),
  }),
  page('/directives/:id/requisites', 'person', (visit) => showRequisites(visit, null)),
  form('/directives/:id/requisites', 'person', {
    command: correctRequisites,
    input: (values, param) => ({
      directive: param('id'),
      ...Object.fromEntries(
        ['direction', 'kind', 'number', 'date', 'title', 'issuer', 'signers', 'control', 'controller'].map(
          (name) => [name, values.text(name)],
        ),
      ),
    }),
    again: showRequisites,
    sentences,
    draft: (_values, param) => ({
      form: 'directive.correctRequisites',
      subject: param('id'),
      title: directiveText.ru.requisitesForm.title,
      address: `/directives/${param('id')}/requisites`,
    }),
  }),
  form('/directives/:id/questions/:question', 'person', {
    command: answerQuestion,
    input: (values, param) => ({
      directive: param('id'),
      question: param('question'),
      // whoever names somebody in the list has chosen «another» without a second press
      choice: values.text('choice') || (values.text('other') === '' ? '' : 'other'),
      other: values.text('other'),
      remember: values.has('remember'),
    }),
    again: (visit, typed) => show(visit, typed.problems),
    sentences,
  }),
  page('/directives/:id/addressees', 'person', (visit) => showAddressees(visit, null)),
  form('/directives/:id/confirm', 'person', {
    command: deciding.confirm,
    input: (_values, param) => ({ directive: param('id') }),
    again: showAddressees,
    sentences,
  }),
  form('/directives/:id/discard', 'person', {
    command: discardDirective,
    input: (_values, param) => ({ directive: param('id') }),
    again: (visit, typed) => show(visit, typed.problems),
    sentences,
  }),
  ...resolutionRoutes(deciding.resolve),
  matrix,
  tablePage,
]
