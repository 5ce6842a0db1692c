import { closeMenu, focusErrors, guardDoublePress, offerCopy, offerFilter } from './comforts.ts'
import { keepDrafts } from './drafts.ts'
import { offerGrids, offerTablePaste } from './grid.ts'

// Everything here only makes pages nicer: each of them works without it. No words either: those come from the page.
focusErrors()
guardDoublePress()
offerCopy()
offerFilter()
closeMenu()
keepDrafts()
offerGrids()
offerTablePaste()
