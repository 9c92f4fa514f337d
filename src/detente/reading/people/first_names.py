"""First names that tell whether somebody is spoken of as "she" or as "he"."""

from __future__ import annotations

from detente.reading.people.words import word_set

WOMEN = word_set(
    """Birgit Astrid Sigrid Marit Solveig Gro Agnes Adaeze Amal Amara Amelia Anja Annette
    Antonia Asma Aurelia Ayesha Beatriz Benazir Bridget Brigitte Camila Catarina Cecilia Celia
    Chiara Cora Cristina Deborah Delphine Denise Dilma Dorothy Edith Eileen Eleanor Eleni Elif
    Elin Elsa Esther Eugenia Evelyn Farah Fatou Francesca Freya Gabriela Georgina Gloria Habiba
    Halima Harriet Heidi Hilde Imelda Inga Iris Isabella Ivana Jacqueline Janet Jasmina Jean
    Joanna Josephine Juliet Kamala Karin Kathleen Khadija Kirsten Kristin Kristina Layla Leonora
    Lillian Lorena Lucy Lydia Magdalena Malala Margot Mariam Mariana Marina Marion Marissa Meera
    Megan Mercedes Mia Michele Mireille Nadine Nancy Naomi Nasrin Natasha Nicola Noor Nora
    Oksana Pamela Petra Philippa Pilar Priya Rana Rebeca Rita Roberta Rosemary Roxana Sabina
    Sadia Safiya Sally Salma Selma Shirin Sigrun Sonia Sonja Stella Suzanne Tamara Tara Tatyana
    Tessa Thandi Tove Valentina Valerie Vanessa Vesna Violeta Viviane Yasmin Ylva Yvonne Zara
    Zoe Zsuzsa Aisha Alexandra Alice Amina Ana Andrea Angela Anna Anne Annalena Barbara Beatrice
    Carla Carmen Caroline Catherine Charlotte Christine Claire Clara Claudia Condoleezza Daniela
    Diana Dora Elena Elisabeth Elise Elizabeth Ellen Emily Emma Eva Fatima Federica Fiona
    Florence Frances Golda Grace Greta Hanna Hannah Helen Helena Hillary Ines Ingrid Irena Irene
    Irina Isabel Jane Jennifer Jessica Joan Johanna Judith Julia Julie Kaja Karen Kate Katharina
    Katherine Laura Leila Lena Lina Linda Lisa Louise Lucia Madeleine Mara Margaret Maria Marie
    Marta Martha Mary Maya Michelle Miriam Mona Monica Nadia Natalia Nina Olga Olivia Patricia
    Paula Rachel Rebecca Renata Rosa Ruth Samantha Sandra Sara Sarah Silvia Simone Sofia Sophia
    Sophie Susan Svetlana Sylvie Tatiana Teresa Theresa Ursula Vera Veronica Victoria Wendy
    Yulia Zainab"""
)
MEN = word_set(
    """Aaron Abbas Abdel Abiy Adnan Adrian Aleksandar Alfredo Alfonso Ali Alvaro Amos Anders
    Andreas Andrés Angus Anton Arne Arturo Asif Aurel Aziz Bashir Bertrand Bill Bjorn Bob Bogdan
    Bruno Bülent Carlo Cesar Clement Colin Cyril Dag Damir Daoud Dario Darko Declan Desmond
    Diego Dieter Dimitar Dimitris Dominic Douglas Dragan Eduardo Einar Elias Emil Emilio Erik
    Ernesto Espen Eugene Evan Fabian Faisal Farid Ferdinand Filip Finn Florian Fouad Fred Gavin
    Georgios Gordon Graham Guido Gunnar Gustav Hakan Haris Hector Helmut Hugo Hussein Ian
    Ibrahima Idris Ilham Imran Iqbal Ismail Ivo Jaime Jakob Jamal Janusz Jawad Jeremy Jerome
    Joaquín Joel Jonas Jorge Josef Josep Joshua Josip Jovan Julian Julius Kamal Kassim Keith
    Kemal Kevin Khaled Khalid Klaus Kurt Lakhdar Laurent Lazaro Lee Leo Leon Leopold Lionel
    Lorenzo Luc Luca Lucas Ludwig Luka Magnus Malcolm Malik Marcel Marcos Marek Mario Marius
    Marko Markus Martti Massimo Matthias Maurice Max Mehdi Mevlüt Miles Milo Milos Miloš Mirko
    Miroslav Mohammad Morten Musa Nabil Naftali Nasser Nathan Neil Niccolo Nicos Niels Nikos
    Nils Noah Noel Olivier Omer Osman Owen Paolo Pascal Pavel Per Petar Petr Petros Philippe
    Radovan Rafiq Rahul Rajiv Ralph Ramón Rashid Raymond René Ricardo Riyad Robin Roland Roman
    Ron Ronan Rory Rubén Rudolf Rupert Ruslan Said Salim Salva Sam Samir Samson Santiago Saul
    Scott Selim Sergio Seth Shimon Simeon Sven Tariq Ted Tim Tobias Todd Tomas Tomás Toni
    Torsten Trevor Ulrich Umar Václav Vasile Victor Vincent Vitaly Vlad Vladislav Vuk Wilhelm
    Willem Wolfgang Xavier Yair Yahya Yannis Youssef Yves Zayd Zoran Abdul Abdullah Adam Ahmed
    Alan Albert Alexander Alexei Alija Amir Anatoly Andrei Andrew Andrii Anthony Antonio Antony
    Anwar Arthur Benjamin Bernard Boris Brian Carl Carlos Charles Christopher Cyrus Daniel David
    Denis Dennis Dmitri Dmitry Donald Edward Emmanuel Enrique Eric Ernest Felipe Fernando Fidel
    Francis Frank Franjo François Frederick Friedrich Gabriel Geir George Gerald Gerry Giorgio
    Gonzalo Gregory Hamid Hans Harold Harry Hassan Henry Henrik Herbert Humberto Ibrahim Igor
    Isaac Ivan Iván Jack Jacob James Jan Jared Jason Javier Jean Jeffrey Jimmy Joe Johan John
    Jonathan José Jose Joseph Juan Karl Keir Kenneth Kofi Lars Lawrence Leonid Lester Louis Luis
    Manuel Marco Mark Martin Matthew Mehmet Menachem Michael Miguel Mikhail Mohamed Mohammed
    Moshe Muhammad Mustafa Nelson Nicholas Nicolas Nikolai Olaf Oleg Omar Oscar Otto Pablo
    Patrick Paul Pedro Peter Philip Pierre Rafael Raúl Recep Richard Robert Rodrigo Roger Ronald
    Rustem Samuel Sean Sebastian Serge Sergei Sergey Simon Slobodan Stefan Stephen Steve Steven
    Thomas Timothy Timoleón Tom Tony Viktor Vladimir Volodymyr Walter Warren William Yasser
    Yitzhak Yuri Yusuf Zbigniew Ehud Ezer"""
)
