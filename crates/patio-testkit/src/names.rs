//! Names of a large organisation from a seed: Dutch, English, Turkish, Moroccan and Polish names, as often as in the Netherlands.
//!
//! Owns the lists of names and how a name is put together. Must not know how names are searched.

use crate::random::SeededRandom;
use patio_domain::world::Random;

const DUTCH_FIRST: &str = "Jan Johannes Cornelis Willem Pieter Hendrik Jacobus Gerrit Dirk Johan Petrus Maria Johanna Anna Cornelia Elisabeth \
    Catharina Wilhelmina Margaretha Hendrika Adriana Hanneke Marijke Anneke Ingrid Monique Petra Esther Sandra Miranda Mark Peter Erik Marcel \
    Michiel Jeroen Bas Maarten Martijn Sander Rutger Wouter Thijs Daan Sem Lucas Levi Finn Luuk Milan Jesse Bram Lars Thomas Tim Ruben Stijn \
    Sophie Julia Emma Tess Zoë Sara Nora Eva Saar Lotte Fleur Femke Anouk Marloes Marieke Sanne Iris Roos Eline Floor Noor Lieke Fenna Jasmijn \
    Robert Albert Hubertus Gijsbertus Franciscus Nicolaas Theodorus Antonius Martinus Laurens Olivier Joris Casper Matthijs Joost Jasper Niels \
    Koen Rik Geert Harm Klaas Sjoerd Jelle Wietse Douwe Tjeerd Renske Nynke Sietske Froukje Jantine Gerda Truus Willemijn Liesbeth Mieke Els";
const ENGLISH_FIRST: &str = "James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Andrew \
    Joshua Kenneth Kevin Edward Timothy Nicholas Jonathan Stephen Samuel Benjamin Elizabeth Jennifer Patricia Margaret Catherine Susan Jessica \
    Rebecca Victoria Christine Rachel Samantha Deborah Stephanie Caroline Alexandra Emily Olivia Hannah Grace Charlotte";
const TURKISH_FIRST: &str = "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Emre Yusuf Ömer Burak Kemal Serkan Tolga Volkan Ayşe Fatma \
    Emine Hatice Zeynep Elif Özlem Sibel Gülşen Derya Nuray Aylin Büşra Esra Şule Selin Ebru Tuğba Çiğdem";
const MOROCCAN_FIRST: &str = "Mohammed Youssef Ahmed Rachid Hassan Karim Abdellah Abdelkader Khalid Said Mustapha Omar Ilias Hamza Bilal Soufiane \
    Noureddine Fatima Khadija Aïcha Naima Samira Hanane Loubna Salma Imane Yasmina Rachida Malika Zohra Souad Nadia Meryem Ikram";
const POLISH_FIRST: &str = "Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Łukasz Grzegorz Wojciech Jerzy Stanisław Mateusz Anna Maria \
    Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Magdalena Joanna Aleksandra Zofia Jadwiga Beata Justyna Dorota";

const DUTCH_LAST: &str = "Jansen Vries Berg Bakker Dijk Visser Janssen Smit Meijer Boer Mulder Groot Bos Vos Peters Hendriks Leeuwen Dekker \
    Brouwer Wit Dijkstra Smits Graaf Meer Linden Kok Jacobs Haan Vermeulen Heuvel Veen Broek Bruijn Schouten Heijden Willems Hoekstra Vliet Koster \
    Bosch Maas Verhoeven Koning Prins Blom Huisman Peeters Jonge Kuipers Veenstra Kramer Velde Martens Veer Verbeek Postma Hermans Jonker Wijk \
    Timmermans Groen Gerritsen Bosman Wal Timmer Zanten Schipper Wolff Huizinga Molenaar Hofman Sanders Driessen Evers Claassen Aalbers Scholten \
    Kuiper Bruin Hof Akker Wagenaar Zijlstra Hoogeveen Roos Rijn Laan Schaik Vonk Bouwman Bekker Hamersma Wiersma Terpstra Boersma Tromp Ploeg Kamp \
    Goossens Cornelissen Ruiter Lange Kleijn Schmidt Verschuren Hoeven Ridder Stam Zwart Kroon Beek Ven Heide Nieuwenhuis Spaan";
const ROOTS: &str = "Hoek Veld Dijk Bos Meer Water Land Zand Berg Klaver Wester Ooster Noor Zuider Hoog Nieuw Oud Groen Wit Zwart Rood Linde Eik \
    Berk Els Wilg Roos Bloem Hazen Vossen Wolf Beren Arend Valk Zwaluw Reiger Molen Brug Kerk Toren Poort Muur Haven Schip Anker Steen Goud Zilver \
    Koper IJzer Winkel Huis Hof Tuin Stal Akker Weide Heide Duin Ven Beek Rivier Bron Vijver Sloot Polder Terp Wier Sips Haar Lam Bruin Schaap \
    Kool Roggen Tarwe Gerst Haver Koren Brood Meel Kaas Boter Zout Peper Smid Timmer Kuip Wagen Zadel Riem Schoen Hoed Kleer Weef Spin Wol Vlas \
    Leer Pels Ganzen Hoender Eenden Duiven Raven Kraai Spreeuw Mees Vink Lijster Snoek Baars Paling Haring Zalm Bever Otter Dassen Egel Mol";
const ENDS: &str = "stra sma inga mans sema huis hof veld berg kamp horst brink dijk burg meijer mulder kens ers stein donk rode wijk laar man \
    boer broek bosch beek dal eind gaard graaf haag hoeve hout kerk land loo maker oord poel schot sloot stad voort wal zaal";
const PARTICLES: [&str; 10] = ["van der", "van den", "van de", "van", "de", "ten", "ter", "van 't", "in 't", "den"];
const ENGLISH_LAST: &str = "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Thompson White Harris Clark Lewis \
    Robinson Walker Young Allen Wright Scott Green Baker Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris \
    Rogers Cook Morgan Bell Murphy Bailey Cooper Richardson Cox Howard Ward Peterson Gray Watson Brooks Kelly Bennett Wood Barnes Ross Henderson \
    Coleman Jenkins Perry Powell Hughes Butler Simmons Foster Griffiths Whitfield Hathaway Thornton Fitzgerald O'Brien O'Connor Ashworth";
const TURKISH_LAST: &str = "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan \
    Şimşek Polat Korkmaz Çakır Erdoğan Güneş Aksoy Türkmen Bulut Taş Tekin Yalçın Güler Bozkurt Karaca Avcı Ünal Coşkun Özer Sarı Acar Keskin Turan \
    Duman Ateş Uçar Işık Tunç Kaplan Ercan Sezer Başaran Gündoğdu Karadeniz Topal Altıntaş";
const MOROCCAN_LAST: &str = "Amrani Idrissi Bouazza Yaacoubi Haddad Mansouri Bennani Alaoui Fassi Tahiri Ouali Hamdaoui Azzouzi Khattabi Mokhtari \
    Benali Boukhari Chaoui Daoudi Filali Ghazi Hajji Jaouhari Kadiri Lamrani Messaoudi Naciri Ouazzani Rahmouni Saidi Talbi Zerouali Bouzidi Chergui \
    Boulahrouz Aboutaleb Marcouch Bouchaib Belhaj Benhaddou Elkhayat Amezian Oulad Ziani Bakkali Haddouchi";
const POLISH_LAST: &str = "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski \
    Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Nowakowski Pawłowski Michalski Nowicki Adamczyk Dudek Zając Wieczorek Jabłoński Król Majewski \
    Olszewski Jaworski Wróbel Malinowski Pawlak Witkowski Walczak Stępień Górski Rutkowski Michalak Sikora Ostrowski Baran Duda Szewczyk Tomaszewski \
    Pietrzak Marciniak Wróblewski Zalewski Jakubowski Jasiński Zawadzki Sadowski Bąk Chmielewski Włodarczyk Borkowski Czarnecki Sawicki";

fn one<'a>(random: &mut SeededRandom, list: &'a str) -> &'a str {
    let words: Vec<&str> = list.split_whitespace().collect();
    random.pick(&words).copied().unwrap_or_default()
}

fn dutch_last(random: &mut SeededRandom) -> String {
    let last = if random.chance(450) { one(random, DUTCH_LAST).to_owned() } else { format!("{}{}", one(random, ROOTS), one(random, ENDS)) };
    match random.below(10) {
        0..=2 => format!("{} {last}", random.pick(&PARTICLES).copied().unwrap_or_default()),
        3 if random.chance(300) => format!("{last}-{}", one(random, DUTCH_LAST)),
        _ => last,
    }
}

/// One name.
pub fn name(random: &mut SeededRandom) -> String {
    match random.below(100) {
        0..=61 => {
            let first = one(random, DUTCH_FIRST).to_owned();
            let first = if random.chance(50) { format!("{first}-{}", one(random, DUTCH_FIRST)) } else { first };
            format!("{first} {}", dutch_last(random))
        }
        62..=71 => format!("{} {}", one(random, ENGLISH_FIRST), one(random, ENGLISH_LAST)),
        72..=81 => format!("{} {}", one(random, TURKISH_FIRST), one(random, TURKISH_LAST)),
        82..=91 => {
            let particle = random.pick(&["El ", "", "", "Ait ", "El "]).copied().unwrap_or_default();
            format!("{} {particle}{}", one(random, MOROCCAN_FIRST), one(random, MOROCCAN_LAST))
        }
        // Some people have a first name from one country and a last name from another, for example by marriage.
        92..=94 => format!("{} {}", one(random, POLISH_FIRST), dutch_last(random)),
        _ => format!("{} {}", one(random, POLISH_FIRST), one(random, POLISH_LAST)),
    }
}

/// Makes this number of names; some people share a name, as in every organisation.
pub fn names(seed: u64, count: usize) -> Vec<String> {
    let mut random = SeededRandom::new(seed);
    (0..count).map(|_| name(&mut random)).collect()
}

#[cfg(test)]
mod tests {
    use super::names;
    use std::collections::BTreeSet;

    #[test]
    fn twenty_thousand_people_are_mostly_told_apart_by_name() {
        let all = names(1, 20_000);
        let distinct: BTreeSet<&String> = all.iter().collect();
        assert!(distinct.len() > 14_000 && distinct.len() < 20_000, "{}", distinct.len());
        assert_eq!(all, names(1, 20_000));
    }
}
