import { momentText, shortDay } from '../../../kernel/format.ts'
import { localMoment, moment } from '../../../platform/clock.ts'
import { fileAnswer } from '../../../platform/http/download.ts'
import { prefilled } from '../../../platform/http/form.ts'
import { filledFrom } from '../../../platform/http/here.ts'
import {
  type Answer,
  datedPage,
  form,
  NOT_FOUND,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../../platform/http/visit.ts'
import { planEffect, reportEffect } from '../commands/effects.ts'
import { effectsDocx } from '../documents/effects.ts'
import { EffectPage, EffectsPage } from '../pages/effects.tsx'
import { SECTION } from '../pages/shell.tsx'
import { effectsOf, findEffect } from '../queries/effects.ts'
import { findModel } from '../queries/model.ts'
import { programmesSentences as sentences } from '../text.ts'
import { hereOf, keepsModel, modelToKeep } from './visiting.ts'

const showList = async (visit: Visit): Promise<Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  if (model === null) return NOT_FOUND
  const here = hereOf(visit)
  return visit.page(
    { title: here.t.effects.title, section: SECTION, wide: true, about: { record: model.id } },
    <EffectsPage
      here={here}
      model={model}
      effects={await effectsOf(visit.tx, model.id)}
      keeps={keepsModel(visit, model)}
      printed={momentText(localMoment(moment(), visit.scope.zone))}
      isReported={visit.query('done') === 'reported'}
    />,
  )
}

const sendDocx = async (visit: Visit): Promise<Answer> => {
  const model = await findModel(visit.tx, visit.param('id'))
  if (model === null) return NOT_FOUND
  const bytes = await effectsDocx(model, await effectsOf(visit.tx, model.id))
  return fileAnswer(bytes, hereOf(visit).t.effects.fileName, 'docx')
}

const draftFor = (model: string, effect: string, title: string) => ({
  form: 'effect.report',
  subject: effect,
  title,
  address: `/models/${model}/effects/${effect}`,
})

const isPlan = (typed: Typed | null): boolean => typed?.values.has('planned') ?? false

const showOne = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const model = await modelToKeep(visit)
  if ('kind' in model) return model
  const effect = await findEffect(visit.tx, model.id, visit.param('effect'))
  if (effect === null) return NOT_FOUND
  const here = hereOf(visit)
  const kept = (typed?.values.files('files') ?? []).map((file) => ({
    token: visit.keptToken(file),
    name: file.name,
    size: file.size,
  }))
  const draft = draftFor(model.id, effect.id, effect.words)
  const plan = { planned: effect.planned, dueOn: effect.dueOn === null ? '' : shortDay(effect.dueOn) }
  return visit.page(
    { title: here.t.effects.reportTitle, section: SECTION, failed: typed !== null },
    <EffectPage
      here={here}
      model={model}
      effect={effect}
      report={
        await filledFrom(visit, isPlan(typed) ? null : typed, prefilled({ on: shortDay(here.today) }), {
          draft,
        })
      }
      plan={await filledFrom(visit, isPlan(typed) ? typed : null, prefilled(plan))}
      kept={kept}
    />,
  )
}

export const effectRoutes: readonly Route[] = [
  datedPage('/models/:id/effects', 'person', showList),
  page('/models/:id/effects.docx', 'person', sendDocx),
  page('/models/:id/effects/:effect', 'person', (visit) => showOne(visit, null)),
  form('/models/:id/effects/:effect', 'person', {
    command: reportEffect,
    input: (values, param) => ({
      model: param('id'),
      effect: param('effect'),
      state: values.text('state'),
      actual: values.text('actual'),
      evidence: values.text('evidence'),
      on: values.text('on'),
      files: values.files('files'),
    }),
    again: showOne,
    sentences,
    draft: (values, param) => draftFor(param('id'), param('effect'), values.text('actual').slice(0, 80)),
  }),
  form('/models/:id/effects/:effect/plan', 'person', {
    command: planEffect,
    input: (values, param) => ({
      model: param('id'),
      effect: param('effect'),
      planned: values.text('planned'),
      dueOn: values.text('dueOn'),
    }),
    again: showOne,
    sentences,
  }),
]
