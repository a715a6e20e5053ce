# attack: nothing but a comment

