Console.WriteLine("usage: ./lms bench NAME");
