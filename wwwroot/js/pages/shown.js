// Shows the documents of Word and PowerPoint of a page.
import { openShown } from '../shown.js';

openShown(document);
