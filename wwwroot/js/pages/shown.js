// Shows the documents of Word and PowerPoint of a page, and its films.
import { openShown } from '../shown.js';

openShown(document);
