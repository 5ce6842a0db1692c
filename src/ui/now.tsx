import type { Child } from 'hono/jsx'
import { useIsPast, useText } from './surroundings.ts'

/** «(сейчас)» beside words whose value has no history, on a page that shows a past day; on a page of today the words alone (decisions 15). */
export const Now = ({ children }: { readonly children?: Child | undefined }) => (
  <>
    {children}
    {useIsPast() ? <span class="by"> {useText().past.now}</span> : null}
  </>
)
