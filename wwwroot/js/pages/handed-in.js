// What was handed in is the server's alone: this device forgets it. What came too late is left until sign-out.
import { forget } from '../device.js';

forget();
