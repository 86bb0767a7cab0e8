// Draws the PDFs of a page.
import { openDocuments } from '../documents.js';

openDocuments(document);
